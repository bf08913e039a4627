import type { Mailbox } from '@/api/mailboxes';
import type { Report } from '@/api/reconciliation';

/** Whether the missing can be fetched: true, or the reason why not. */
export function canRepair(mailbox: Mailbox, report: Report): true | string {
  if (report.missing_count === 0) return 'Nothing is missing.';
  if (mailbox.kind === 'import')
    return 'There is no server to ask. Bring the same files in again: what is held already is not doubled.';
  return true;
}
