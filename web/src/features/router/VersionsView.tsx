import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { routerVersionsQuery, type RouterView } from '@/api/router';
import { sentence } from '@/api/sentence';
import { count } from '@/ui/format';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { MoreRows } from '@/ui/MoreRows';
import { State } from '@/ui/State';
import { Time } from '@/ui/Time';
import type { Names } from './tell';
import type { Drafting } from './useRouterDraft';
import { VersionDetail } from './VersionDetail';
import styles from './Versions.module.css';

const route = getRouteApi('/shell/router');

interface Props {
  drafting: Drafting;
  names: Names;
  current: RouterView;
}

/** Every state the router ever had, and the way back to it. */
export function VersionsView({ drafting, names, current }: Props) {
  const { version } = route.useSearch();
  const chosen = version && /^\d+$/.test(version) ? Number(version) : undefined;
  const list = useInfiniteQuery(routerVersionsQuery);
  const lines = list.data?.pages.flatMap((page) => page.items);
  if (list.isError && !lines)
    return (
      <ErrorState
        title="The versions cannot be shown"
        message={sentence(list.error)}
        onRetry={() => void list.refetch()}
      />
    );
  if (!lines) return <LoadingState what="the versions" />;
  return (
    <div className={styles.versions} data-chosen={chosen !== undefined || undefined}>
      <nav className={styles.list} aria-label="Versions">
        {lines.map((line) => (
          <Link
            key={line.version}
            to="/router"
            search={(old) => ({ ...old, version: String(line.version) })}
            className={styles.line}
            data-active={line.version === chosen || undefined}
            aria-current={line.version === chosen ? 'true' : undefined}
          >
            <span className={`${styles.number} tabular`}>{line.version}</span>
            <span className={styles.words}>
              <span className={styles.note} dir="auto">
                {line.note}
              </span>
              <span className="meta">
                {line.saved_by.name} · <Time at={line.saved_at} /> · {count(line.rules, 'rule')}
              </span>
            </span>
            {line.version === current.version && (
              <State tone="green" icon={IconCircleCheck}>
                In force
              </State>
            )}
          </Link>
        ))}
        <MoreRows onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetching} />
      </nav>
      <div className={styles.detail}>
        {chosen === undefined ? (
          <p className={styles.choose}>Choose a version to see what it said and what differs today.</p>
        ) : (
          <VersionDetail key={chosen} version={chosen} current={current} drafting={drafting} names={names} />
        )}
      </div>
    </div>
  );
}
