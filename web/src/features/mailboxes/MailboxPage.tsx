import { IconChecklist, IconPlugConnected, IconRefresh, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { mailboxesQuery } from '@/api/mailboxes';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { Crumb } from '@/ui/Crumb';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { NotYours } from '@/ui/NotYours';
import { Page } from '@/ui/Page';
import bar from '@/ui/Toolbar.module.css';
import { can } from './can';
import { ImportResult } from './ImportResult';
import { ImportsBlock } from './ImportsBlock';
import { MailboxFacts } from './MailboxFacts';
import { MailboxForm } from './MailboxForm';
import styles from './Mailbox.module.css';
import { TestAnswer } from './TestAnswer';
import { useMailboxActs } from './useMailboxActs';

const route = getRouteApi('/shell/mailboxes/$id');

/** One mailbox: how it is read, what was brought into it, and what became of every file. */
export function MailboxPage() {
  const { id } = route.useParams();
  const { run } = route.useSearch();
  const me = useMe();
  const mine = hasRole(me, 'MANAGER');
  const all = useQuery({ ...mailboxesQuery, enabled: mine, refetchInterval: 15_000 });
  const mailbox = all.data?.find((one) => one.id === id);
  const [editing, setEditing] = useState(false);
  const acts = useMailboxActs(id);

  if (!mine)
    return (
      <Page title="Mailbox">
        <NotYours whose="managers and administrators" />
      </Page>
    );
  if (!mailbox)
    return (
      <Page title="Mailbox">
        {all.isError ? (
          <ErrorState
            title="This mailbox cannot be shown"
            message={sentence(all.error)}
            onRetry={() => void all.refetch()}
          />
        ) : all.data ? (
          <EmptyState
            title="This mailbox no longer exists or you may not see it"
            action={<Link to="/mailboxes">All mailboxes</Link>}
          />
        ) : (
          <LoadingState what="the mailbox" />
        )}
      </Page>
    );

  return (
    <Page
      title={mailbox.name}
      hideTitle
      bar={
        <>
          <Crumb to="/mailboxes" label="Mailboxes" here={mailbox.name} />
          <span className={bar.rest} />
        </>
      }
    >
      <div className={styles.page}>
        <div className={styles.acts}>
          <ActButton
            may={can('configure', me)}
            leftSection={<IconSettings size={14} stroke={1.75} />}
            onClick={() => setEditing(true)}
          >
            Edit settings
          </ActButton>
          <ActButton
            may={can('test', me, mailbox)}
            loading={acts.test.isPending}
            leftSection={<IconPlugConnected size={14} stroke={1.75} />}
            onClick={() => acts.test.mutate()}
          >
            Test connection
          </ActButton>
          <ActButton
            may={can('sync', me, mailbox)}
            loading={acts.sync.isPending}
            leftSection={<IconRefresh size={14} stroke={1.75} />}
            onClick={() => acts.sync.mutate()}
          >
            Read now
          </ActButton>
          <Button
            variant="default"
            leftSection={<IconChecklist size={14} stroke={1.75} />}
            renderRoot={(props) => <Link to="/mailboxes/$id/reconciliation" params={{ id }} {...props} />}
          >
            Compare with the source
          </Button>
        </div>
        <TestAnswer test={acts.test} />
        {run ? (
          <ImportResult id={run} mailbox={mailbox} />
        ) : (
          <>
            <MailboxFacts mailbox={mailbox} />
            <ImportsBlock mailbox={mailbox} />
          </>
        )}
      </div>
      {editing && <MailboxForm mailbox={mailbox} onClose={() => setEditing(false)} />}
    </Page>
  );
}
