import { IconChecklist, IconRefresh } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { mailboxesQuery } from '@/api/mailboxes';
import { reconciliationQuery } from '@/api/reconciliation';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { NotYours } from '@/ui/NotYours';
import { Page } from '@/ui/Page';
import bar from '@/ui/Toolbar.module.css';
import { OverviewTable } from './OverviewTable';

const route = getRouteApi('/shell/reconciliation');

/** The promise at a glance: for every mailbox, what its source holds against what Pebble holds. */
export function OverviewPage() {
  const me = useMe();
  const { entity } = route.useSearch();
  const mine = hasRole(me, 'MANAGER');
  const all = useQuery({ ...mailboxesQuery, enabled: mine });
  const mailboxes = all.data?.filter((one) => !entity || one.entity_id === entity);
  const reports = useQueries({ queries: (mailboxes ?? []).map((one) => reconciliationQuery(one.id)) });
  return (
    <Page
      title="Reconciliation"
      bar={
        <>
          <span className={bar.rest} />
          {mine && (
            <ActButton
              leftSection={<IconRefresh size={14} stroke={1.75} />}
              loading={reports.some((report) => report.isFetching)}
              onClick={() => reports.forEach((report) => void report.refetch())}
            >
              Compare all again
            </ActButton>
          )}
        </>
      }
    >
      {!mine ? (
        <NotYours whose="managers and administrators" />
      ) : all.isError && !mailboxes ? (
        <ErrorState
          title="The mailboxes cannot be shown"
          message={sentence(all.error)}
          onRetry={() => void all.refetch()}
        />
      ) : !mailboxes ? (
        <LoadingState what="mailboxes" />
      ) : mailboxes.length === 0 ? (
        <EmptyState icon={<IconChecklist size={24} stroke={1.5} />} title="There is no mailbox to compare">
          Once a mailbox is set up, this screen proves that none of its mail was left behind.
        </EmptyState>
      ) : (
        <OverviewTable rows={mailboxes.map((mailbox, nth) => ({ mailbox, compared: reports[nth]! }))} />
      )}
    </Page>
  );
}
