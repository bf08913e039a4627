import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { recentSearches } from '@/api/recentSearches';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { useCommand } from '@/ui/commands';
import { ErrorState } from '@/ui/ErrorState';
import { number } from '@/ui/format';
import { LoadingState } from '@/ui/LoadingState';
import { Notice } from '@/ui/Notice';
import { Page } from '@/ui/Page';
import { groupsOf } from './groups';
import { HitList } from './HitList';
import { NothingFound } from './NothingFound';
import { askedOf, isAsked, type SearchSearch } from './search';
import { SearchField } from './SearchField';
import styles from './SearchPage.module.css';
import { SearchStart } from './SearchStart';
import { SearchToolbar } from './SearchToolbar';
import { TypeTabs } from './TypeTabs';
import { mostOfAType, useFound } from './useFound';
import { rowOf, useHitKeys } from './useHitKeys';

const route = getRouteApi('/shell/search');

/** Everything that answers to some words, by type, and beside it the thing that is looked at. */
export function SearchPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const person = useMe()?.id;
  const { id: opened } = useParams({ strict: false });
  const { list, pages, hits, counts } = useFound(search);
  const field = useRef<HTMLInputElement>(null);
  const asked = isAsked(search);

  const change = useCallback(
    (next: Partial<SearchSearch>) =>
      void navigate({ to: '/search', search: (old) => ({ ...old, ...next, with: undefined }), replace: 'q' in next }),
    [navigate],
  );
  const changeWords = useCallback((q: string | undefined) => change({ q }), [change]);
  const toField = () => {
    field.current?.focus();
    field.current?.select();
  };
  useCommand('filter', toField);
  useHitKeys(hits, toField);
  // Whoever comes without words has come to type some.
  useEffect(() => {
    if (!opened && window.matchMedia('(pointer: fine)').matches) field.current?.focus();
    // Only on coming.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const last = pages?.at(-1);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const found = pages?.[0];
  const empty =
    found && !list.isPlaceholderData && (search.type ? hits.length === 0 : groupsOf(found, mostOfAType).length === 0);
  return (
    <Page title="Search" hideTitle bar={<TypeTabs chosen={search.type} counts={asked ? counts : undefined} />}>
      <div className={styles.screen} data-reading={opened?.split('_')[0]}>
        <div className={styles.head} role="search">
          <SearchField
            field={field}
            value={search.q}
            onChange={changeWords}
            onDown={(kept) => {
              if (kept) recentSearches.add(person, search.q ?? '');
              if (hits[0]) rowOf(hits[0].id)?.focus();
            }}
          />
        </div>
        <SearchToolbar search={search} facets={found?.facets} onChange={change}>
          <span className="meta tabular" role="status">
            {asked && found && !list.isPlaceholderData ? `${number(found.total)} found` : ''}
          </span>
        </SearchToolbar>
        {asked && last?.degraded && (
          <div className={styles.notice}>
            <Notice tone="amber">{last.degraded}</Notice>
          </div>
        )}
        <div className={styles.split}>
          <section className={styles.list} aria-label="What was found">
            {!asked ? (
              <SearchStart key={person} person={person} />
            ) : list.isError && !found ? (
              <ErrorState
                title="Search does not answer"
                message={sentence(list.error)}
                onRetry={() => void list.refetch()}
              />
            ) : !found ? (
              <LoadingState what="what was found" rows={8} height={64} />
            ) : empty ? (
              <NothingFound
                search={search}
                elsewhere={Object.values(counts ?? {}).reduce((sum, many) => sum + many, 0)}
                onChange={change}
              />
            ) : (
              <HitList
                pages={pages}
                hits={hits}
                query={search.q ?? ''}
                type={search.type}
                mode={search.mode}
                opened={opened}
                place={JSON.stringify(askedOf(search))}
                stale={list.isPlaceholderData}
                onOpen={() => recentSearches.add(person, search.q ?? '')}
                onMore={hasNextPage ? more : undefined}
                busy={isFetchingNextPage}
              />
            )}
          </section>
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
