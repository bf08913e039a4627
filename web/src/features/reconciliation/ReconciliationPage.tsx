import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { mailboxesQuery } from '@/api/mailboxes';
import { reconciliationQuery, repair } from '@/api/reconciliation';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { Block } from '@/ui/Block';
import { Crumb } from '@/ui/Crumb';
import { count } from '@/ui/format';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { Notice } from '@/ui/Notice';
import { NotYours } from '@/ui/NotYours';
import { Page } from '@/ui/Page';
import { toastDone, toastFailed } from '@/ui/toast';
import { Time } from '@/ui/Time';
import { canRepair } from './can';
import { LedgerTable } from './LedgerTable';
import { MissingTable } from './MissingTable';
import styles from './Reconciliation.module.css';
import { verdict } from './words';

const route = getRouteApi('/shell/mailboxes/$id/reconciliation');

/** The proof for one mailbox: what its source holds against what Pebble holds. */
export function ReconciliationPage() {
  const { id } = route.useParams();
  const me = useMe();
  const client = useQueryClient();
  const mine = hasRole(me, 'MANAGER');
  const mailbox = useQuery({ ...mailboxesQuery, enabled: mine }).data?.find((one) => one.id === id);
  const compared = useQuery({ ...reconciliationQuery(id), enabled: mine });
  const report = compared.data;
  const repairing = useMutation({
    mutationFn: () => repair(id),
    onSuccess: ({ repaired }) => {
      toastDone(repaired === 0 ? 'Nothing could be brought.' : `${count(repaired, 'message')} brought in.`);
      for (const key of ['reconciliation', 'messages', 'board']) void client.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => toastFailed(sentence(error)),
  });
  const title = mailbox ? `Reconciliation of ${mailbox.name}` : 'Reconciliation';
  return (
    <Page
      title={title}
      hideTitle
      bar={<Crumb to="/reconciliation" label="Reconciliation" here={mailbox?.name ?? ''} />}
    >
      {!mine ? (
        <NotYours whose="managers and administrators" />
      ) : compared.isError && !report ? (
        <ErrorState
          title="The source could not be compared"
          message={sentence(compared.error)}
          onRetry={() => void compared.refetch()}
        />
      ) : !report || !mailbox ? (
        <LoadingState what="the comparison" />
      ) : (
        <div className={styles.page}>
          <Notice tone={report.missing_count > 0 ? 'red' : report.source_count === 0 ? 'grey' : 'green'}>
            <b className={styles.verdict}>{verdict(report)}</b>
            <div className="meta">
              As of <Time at={report.at} />
            </div>
          </Notice>
          <div className={styles.acts}>
            <ActButton
              leftSection={<IconRefresh size={14} stroke={1.75} />}
              loading={compared.isFetching}
              onClick={() => void compared.refetch()}
            >
              Compare again
            </ActButton>
            <ActButton
              may={canRepair(mailbox, report)}
              leftSection={<IconDownload size={14} stroke={1.75} />}
              loading={repairing.isPending}
              onClick={() => repairing.mutate()}
            >
              {report.missing_count > 0
                ? `Bring in ${count(report.missing_count, 'missing mail')}`
                : 'Bring in the missing'}
            </ActButton>
          </div>
          <LedgerTable mailbox={mailbox} report={report} />
          {report.missing_count > 0 && (
            <Block
              title="Missing"
              about={
                report.missing.length < report.missing_count
                  ? `The first ${count(report.missing.length, 'mail')} of them.`
                  : 'What the source has and Pebble has not.'
              }
            >
              <MissingTable missing={report.missing} />
            </Block>
          )}
        </div>
      )}
    </Page>
  );
}
