import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { mailboxesQuery } from '@/api/mailboxes';
import { messageCountsQuery, messagesQuery } from '@/api/messages';
import { sentence } from '@/api/sentence';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { Page } from '@/ui/Page';
import { DispositionTabs } from './DispositionTabs';
import { MessageList } from './MessageList';
import styles from './MessagesPage.module.css';
import { MessagesToolbar } from './MessagesToolbar';
import { NoMessages } from './NoMessages';
import { ReadingPane } from './ReadingPane';
import type { MessagesSearch } from './search';
import { useMessageKeys } from './useMessageKeys';

const route = getRouteApi('/shell/messages');

/** Every message that was ever received, by what became of it, and the one that is read. */
export function MessagesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filters = useMemo(
    () => ({
      disposition: search.disposition,
      noise_kind: search.disposition === 'noise' ? search.noise_kind : undefined,
      mailbox_id: search.mailbox_id,
      entity_id: search.entity,
      q: search.q,
    }),
    [search.disposition, search.noise_kind, search.mailbox_id, search.entity, search.q],
  );
  const list = useInfiniteQuery(messagesQuery(filters));
  const counts = useQuery({ ...messageCountsQuery(filters), placeholderData: (before) => before });
  const mailboxes = useQuery(mailboxesQuery);
  const messages = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);

  const change = useCallback(
    (next: Partial<MessagesSearch>) =>
      void navigate({ search: (old) => ({ ...old, ...next, message: undefined }), replace: 'q' in next }),
    [navigate],
  );
  const open = useCallback(
    (id: string | undefined) => void navigate({ search: (old) => ({ ...old, message: id }), replace: true }),
    [navigate],
  );
  const keys = useMessageKeys(messages, search.message, open);

  return (
    <Page
      title="Messages"
      hideTitle
      bar={<DispositionTabs chosen={search.disposition} counts={counts.data?.by_disposition} />}
    >
      <div className={styles.screen} data-reading={search.message ? true : undefined}>
        <MessagesToolbar
          search={search}
          counts={counts.data?.by_noise_kind}
          mailboxes={(mailboxes.data ?? []).filter((one) => !search.entity || one.entity_id === search.entity)}
          onChange={change}
        />
        <div className={styles.split}>
          <section className={styles.list} aria-label="Messages">
            {list.isError && messages.length === 0 ? (
              <ErrorState
                title="The messages cannot be shown"
                message={sentence(list.error)}
                onRetry={() => void list.refetch()}
              />
            ) : list.isPending ? (
              <LoadingState what="messages" rows={10} height={60} />
            ) : messages.length === 0 ? (
              <NoMessages search={search} onClear={change} />
            ) : (
              <MessageList
                messages={messages}
                tab={search.disposition}
                mailboxes={mailboxes.data ?? []}
                opened={search.message}
                focused={keys.focused}
                onFocus={keys.setFocused}
                hasMore={list.hasNextPage}
                onEnd={() => {
                  if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
                }}
              />
            )}
          </section>
          {search.message ? (
            <ReadingPane
              key={search.message}
              id={search.message}
              mailboxes={mailboxes.data ?? []}
              onClose={() => open(undefined)}
            />
          ) : (
            <div className={styles.nothing}>
              <p>Choose a message to read it here.</p>
              <p className="meta">
                <kbd>j</kbd> <kbd>k</kbd> next and previous · <kbd>Enter</kbd> open · <kbd>/</kbd> filter
              </p>
            </div>
          )}
        </div>
      </div>
    </Page>
  );
}
