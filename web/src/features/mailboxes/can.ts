import type { Mailbox } from '@/api/mailboxes';
import { hasRole } from '@/api/session';
import type { Me } from '@/api/types';
import { hasServer, isPaused } from './words';

export type MailboxAct = 'configure' | 'import' | 'test' | 'sync';

/** True, or the reason why not. */
export function can(act: MailboxAct, me: Me | undefined, mailbox?: Mailbox): true | string {
  if (act === 'configure') return hasRole(me) || 'Only administrators set mailboxes up.';
  if (!hasRole(me, 'MANAGER')) return 'Only managers and administrators bring mail in.';
  if (act === 'import' || !mailbox) return true;
  if (!hasServer(mailbox)) return 'This mailbox only takes imports; there is no server to ask.';
  if (act === 'sync' && isPaused(mailbox)) return 'Reading this mailbox is paused. Take the pause back first.';
  return true;
}
