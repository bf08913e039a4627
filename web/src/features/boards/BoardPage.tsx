import { useQuery } from '@tanstack/react-query';
import { Outlet, getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { streamsQuery } from '@/api/boards';
import { lastBoard } from '@/api/lastBoard';
import { sentence } from '@/api/sentence';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { Page } from '@/ui/Page';
import { ActsProvider } from './acts/ActsProvider';
import styles from './BoardPage.module.css';
import { BoardWork } from './BoardWork';
import { StreamTabs } from './StreamTabs';

const route = getRouteApi('/shell/boards/$stream');
const noStreams: never[] = [];

/** A board with its tabs, and beside it the open card. */
export function BoardPage() {
  const { stream: key } = route.useParams();
  const { entity } = route.useSearch();
  const streams = useQuery(streamsQuery);
  const stream = streams.data?.find((one) => one.key === key);
  useEffect(() => {
    if (stream) lastBoard.set(stream.key);
  }, [stream]);

  return (
    <ActsProvider streams={streams.data ?? noStreams}>
      <div className={styles.split}>
        <Page
          title={stream ? stream.name : 'Boards'}
          hideTitle
          bar={<StreamTabs streams={streams.data ?? noStreams} entity={entity} />}
        >
          {streams.isError ? (
            <ErrorState
              title="The boards cannot be shown"
              message={sentence(streams.error)}
              onRetry={() => void streams.refetch()}
            />
          ) : stream ? (
            <BoardWork key={key} stream={stream} streams={streams.data ?? noStreams} />
          ) : (
            streams.data && (
              <EmptyState title="This board does not exist or you may not see it">
                Choose one of your boards above, or ask an administrator for this one.
              </EmptyState>
            )
          )}
        </Page>
        <Outlet />
      </div>
    </ActsProvider>
  );
}
