import { IconMailbox, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { mailboxesQuery } from '@/api/mailboxes';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { NotYours } from '@/ui/NotYours';
import { Page } from '@/ui/Page';
import bar from '@/ui/Toolbar.module.css';
import { can } from './can';
import { MailboxForm } from './MailboxForm';
import { MailboxTable } from './MailboxTable';

const route = getRouteApi('/shell/mailboxes');

/** Where mail comes from. */
export function MailboxesPage() {
  const me = useMe();
  const { entity } = route.useSearch();
  const navigate = route.useNavigate();
  const mine = hasRole(me, 'MANAGER');
  const all = useQuery({ ...mailboxesQuery, enabled: mine, refetchInterval: 15_000 });
  const [creating, setCreating] = useState(false);
  const mailboxes = all.data?.filter((one) => !entity || one.entity_id === entity);
  const add = (
    <ActButton
      variant="filled"
      may={can('configure', me)}
      leftSection={<IconPlus size={14} />}
      onClick={() => setCreating(true)}
    >
      New mailbox
    </ActButton>
  );
  return (
    <Page
      title="Mailboxes"
      bar={
        <>
          <span className={bar.rest} />
          {mine && add}
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
        <EmptyState icon={<IconMailbox size={24} stroke={1.5} />} title="There is no mailbox yet" action={add}>
          A mailbox is an address of the group: read from a mail server, or filled with files of mail.
        </EmptyState>
      ) : (
        <MailboxTable mailboxes={mailboxes} />
      )}
      {creating && (
        <MailboxForm
          onClose={() => setCreating(false)}
          onSaved={({ id }) => void navigate({ to: '/mailboxes/$id', params: { id } })}
        />
      )}
    </Page>
  );
}
