import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useMatch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { documentCountsQuery, documentsQuery, tagsQuery } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { Page } from '@/ui/Page';
import { BringDocuments } from './bringing/BringDocuments';
import { DocumentList } from './DocumentList';
import styles from './DocumentsPage.module.css';
import { DocumentsToolbar } from './DocumentsToolbar';
import { DocumentTabs } from './DocumentTabs';
import { NoDocuments } from './NoDocuments';
import { ReviewStart } from './ReviewStart';
import { PrintSeparators } from './separators/PrintSeparators';
import { filtersOf, type DocumentsSearch } from './search';
import { useDocumentKeys } from './useDocumentKeys';

const route = getRouteApi('/shell/documents');

/** Every document that was brought or came by mail, and beside the list the one that is read. */
export function DocumentsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const opened = useMatch({ from: '/shell/documents/$id', shouldThrow: false })?.params.id;
  const filters = useMemo(() => filtersOf(search), [search]);
  const list = useInfiniteQuery(documentsQuery(filters));
  const tags = useQuery(tagsQuery);
  const counts = useQuery(documentCountsQuery(search.entity)).data;
  const documents = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);

  const change = useCallback(
    (next: Partial<DocumentsSearch>) =>
      void navigate({ to: '/documents', search: (old) => ({ ...old, ...next }), replace: 'q' in next }),
    [navigate],
  );
  const keys = useDocumentKeys(search.tab === 'trash' ? [] : documents, opened);
  const { isFetching, hasNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);

  return (
    <Page title="Documents" hideTitle bar={<DocumentTabs chosen={search.tab} counts={counts} />}>
      <div className={styles.screen} data-reading={opened ? true : undefined}>
        <DocumentsToolbar search={search} tags={tags.data ?? []} counts={counts} onChange={change}>
          <span className={styles.bring}>
            <PrintSeparators />
            <BringDocuments tags={tags.data ?? []} entity={search.entity} />
          </span>
        </DocumentsToolbar>
        <div className={styles.split}>
          <section className={styles.list} aria-label="Documents">
            {search.tab === 'review' && !opened && documents.length > 0 && (
              <ReviewStart documents={documents} more={hasNextPage} />
            )}
            {list.isError && documents.length === 0 ? (
              <ErrorState
                title="The documents cannot be shown"
                message={sentence(list.error)}
                onRetry={() => void list.refetch()}
              />
            ) : list.isPending ? (
              <LoadingState what="documents" rows={10} height={52} />
            ) : documents.length === 0 ? (
              <NoDocuments search={search} onClear={change} />
            ) : (
              <DocumentList
                documents={documents}
                tab={search.tab}
                entity={search.entity}
                opened={opened}
                focused={keys.focused}
                onFocus={keys.setFocused}
                hasMore={hasNextPage}
                onEnd={more}
              />
            )}
          </section>
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
