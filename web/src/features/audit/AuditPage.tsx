import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconHistory } from '@tabler/icons-react';
import { auditQuery } from '@/api/audit';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { MoreRows } from '@/ui/MoreRows';
import { NotYours } from '@/ui/NotYours';
import { Page } from '@/ui/Page';
import { AuditTable } from './AuditTable';
import { AuditToolbar } from './AuditToolbar';
import { endOf, startOf } from './days';
import { useCards } from './useCards';
import { VerifyButton } from './VerifyButton';

const route = getRouteApi('/shell/audit');

/** Who changed what, and when; sealed so that nobody can change it afterwards. */
export function AuditPage() {
  const mine = hasRole(useMe(), 'MANAGER');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({
    ...auditQuery({ actor: search.actor, object: search.object, from: startOf(search.from), to: endOf(search.until) }),
    enabled: mine,
  });
  const pages = list.data?.pages.map((page) => page.items);
  const entries = pages?.flat();
  const cards = useCards(pages ?? []);
  const filtered = search.actor || search.object || search.from || search.until;
  return (
    <Page title="Audit log" bar={mine && <VerifyButton />}>
      {!mine ? (
        <NotYours whose="managers and administrators" />
      ) : (
        <>
          <AuditToolbar
            search={search}
            onChange={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
          />
          {list.isError && !entries ? (
            <ErrorState
              title="The audit log cannot be shown"
              message={sentence(list.error)}
              onRetry={() => void list.refetch()}
            />
          ) : !entries ? (
            <LoadingState what="the audit log" rows={12} />
          ) : entries.length === 0 ? (
            <EmptyState
              icon={<IconHistory size={24} stroke={1.5} />}
              title={filtered ? 'Nothing fits these filters' : 'Nothing has been recorded yet'}
            >
              {filtered ? 'Widen the days, or look at everybody.' : 'Every change of business state is written here.'}
            </EmptyState>
          ) : (
            <AuditTable
              entries={entries}
              cards={cards}
              onObject={(object) => void navigate({ search: (old) => ({ ...old, object }) })}
            />
          )}
          <MoreRows onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetching} />
        </>
      )}
    </Page>
  );
}
