import type { Mailbox } from '@/api/mailboxes';
import type { Counters, MailboxDefault } from '@/api/router';
import type { Names } from './tell';

/** What the map and the table both show. */
export interface MapProps {
  defaults: MailboxDefault[];
  saved: MailboxDefault[];
  /** Boards by their keys, then `unclassified` and `noise`. */
  destinations: string[];
  counters: Counters | undefined;
  mailboxes: Mailbox[] | undefined;
  names: Names;
  may: true | string;
  onDefault: (mailbox: string, stream: string | null) => void;
}

/** The board it was, when the draft says otherwise. */
export function wasBefore(saved: MailboxDefault[], one: MailboxDefault): string | null | undefined {
  const before = saved.find(({ mailbox_id }) => mailbox_id === one.mailbox_id);
  if (!before || (before.stream ?? null) === (one.stream ?? null)) return undefined;
  return before.stream ?? null;
}
