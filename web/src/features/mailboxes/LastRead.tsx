import { IconAlertTriangle, IconCircleCheck, IconClock, IconFileImport, IconPlayerPause } from '@tabler/icons-react';
import type { Mailbox } from '@/api/mailboxes';
import { State } from '@/ui/State';
import { Time } from '@/ui/Time';
import { hasServer, isPaused } from './words';

/** How reading a mailbox goes, in a word. */
export function LastRead({ mailbox }: { mailbox: Mailbox }) {
  if (!hasServer(mailbox))
    return (
      <State tone="grey" icon={IconFileImport}>
        By import
      </State>
    );
  if (isPaused(mailbox))
    return (
      <State tone="grey" icon={IconPlayerPause}>
        Paused
      </State>
    );
  if (mailbox.sync_error)
    return (
      <State tone="red" icon={IconAlertTriangle} why={mailbox.sync_error}>
        Cannot be read
      </State>
    );
  if (!mailbox.synced_at)
    return (
      <State tone="grey" icon={IconClock}>
        Not read yet
      </State>
    );
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      <State tone="green" icon={IconCircleCheck}>
        Read
      </State>
      <span className="meta">
        <Time at={mailbox.synced_at} />
      </span>
    </span>
  );
}
