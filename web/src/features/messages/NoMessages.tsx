import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { hasRole, useMe } from '@/api/session';
import { EmptyState } from '@/ui/EmptyState';
import type { MessagesSearch } from './search';

const said: Record<string, { title: string; text: string }> = {
  carded: { title: 'No message is on a card yet', text: 'Messages of customers become cards as they arrive.' },
  noise: { title: 'Nothing is filed as noise', text: 'Bounces, automatic replies and newsletters are kept here.' },
  quarantined: { title: 'Nothing is in quarantine', text: 'Every message so far could be read.' },
  pending: { title: 'Every message has been judged', text: 'New ones stand here for a moment as they arrive.' },
};

interface Props {
  search: MessagesSearch;
  onClear: (change: Partial<MessagesSearch>) => void;
}

/** Why the list is empty, and the next step. */
export function NoMessages({ search, onClear }: Props) {
  const me = useMe();
  if (search.q || search.mailbox_id || search.noise_kind)
    return (
      <EmptyState
        icon={<IconInbox size={24} stroke={1.5} />}
        title="No message fits these filters"
        action={
          <Button
            variant="default"
            onClick={() => onClear({ q: undefined, mailbox_id: undefined, noise_kind: undefined })}
          >
            Clear the filters
          </Button>
        }
      >
        Try fewer words, or another mailbox.
      </EmptyState>
    );
  const words = search.disposition ? said[search.disposition] : undefined;
  return (
    <EmptyState
      icon={<IconInbox size={24} stroke={1.5} />}
      title={words?.title ?? 'No mail has come yet'}
      action={
        !words &&
        hasRole(me, 'MANAGER') && (
          <Button renderRoot={(props) => <Link to="/mailboxes" {...props} />}>Bring mail into a mailbox</Button>
        )
      }
    >
      {words?.text ?? 'Mail stands here once a mailbox is read or a file of mail is brought in.'}
    </EmptyState>
  );
}
