import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { routerQuery, type RouterView } from '@/api/router';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import type { Me } from '@/api/types';
import { ErrorState } from '@/ui/ErrorState';
import { intoView } from '@/ui/intoView';
import { LoadingState } from '@/ui/LoadingState';
import { NotYours } from '@/ui/NotYours';
import { Page } from '@/ui/Page';
import tabs from '@/ui/Tabs.module.css';
import { can } from './can';
import { DraftBar } from './DraftBar';
import { PreviewView } from './PreviewView';
import styles from './Router.module.css';
import { RoutingView } from './RoutingView';
import { useNames } from './useNames';
import { useRouterDraft } from './useRouterDraft';
import { VersionsView } from './VersionsView';

const route = getRouteApi('/shell/router');

const views = [
  { key: 'routing', label: 'Router' },
  { key: 'preview', label: 'Preview' },
  { key: 'versions', label: 'Versions' },
] as const;

/** Where mail goes and why: the mailboxes, the rules above them, what a change would do, and every state there was. */
export function RouterPage() {
  const me = useMe();
  const { view } = route.useSearch();
  const chosen = views.find(({ key }) => key === view)?.key ?? 'routing';
  const mine = can.look(me) === true;
  const router = useQuery({ ...routerQuery, enabled: mine });
  return (
    <Page
      title="Router"
      hideTitle={mine}
      bar={
        mine && (
          <nav className={tabs.tabs} aria-label="Router">
            {views.map(({ key, label }) => (
              <Link
                key={key}
                to="/router"
                search={(old) => ({ entity: old.entity, view: key === 'routing' ? undefined : key })}
                className={tabs.tab}
                ref={chosen === key ? intoView : undefined}
                data-active={chosen === key || undefined}
                aria-current={chosen === key ? 'page' : undefined}
              >
                {label}
              </Link>
            ))}
          </nav>
        )
      }
    >
      {!mine ? (
        <NotYours whose="managers and administrators" />
      ) : router.isError && !router.data ? (
        <ErrorState
          title="The router cannot be shown"
          message={sentence(router.error)}
          onRetry={() => void router.refetch()}
        />
      ) : !router.data || !me ? (
        <LoadingState what="the router" rows={6} height={64} />
      ) : (
        <RouterWork saved={router.data} me={me} view={chosen} />
      )}
    </Page>
  );
}

function RouterWork({ saved, me, view }: { saved: RouterView; me: Me; view: (typeof views)[number]['key'] }) {
  const drafting = useRouterDraft(saved, me.id);
  const names = useNames();
  const work = useRef<HTMLDivElement>(null);
  // A rule that is dragged to the edge brings the rest of the list along.
  useEffect(() => (work.current ? autoScrollForElements({ element: work.current }) : undefined), []);
  return (
    <div className={styles.screen}>
      <div ref={work} className={styles.work} data-scrolls="">
        {view === 'routing' && <RoutingView drafting={drafting} names={names} />}
        {view === 'preview' && <PreviewView drafting={drafting} names={names} />}
        {view === 'versions' && <VersionsView drafting={drafting} names={names} current={saved} />}
      </div>
      <DraftBar drafting={drafting} names={names} view={view} />
    </div>
  );
}
