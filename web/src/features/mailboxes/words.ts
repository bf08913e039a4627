import type { ImportOutcome } from '@/api/imports';
import type { Mailbox } from '@/api/mailboxes';

export const kinds: Record<string, string> = {
  import: 'Imports only',
  imap: 'IMAP server',
  graph: 'Microsoft Graph',
};

export const outcomes: Record<ImportOutcome, string> = {
  received: 'Brought in',
  duplicate: 'Held already',
  rejected: 'Refused',
  opened: 'Opened',
  skipped: 'Not mail',
};

export function hasServer(mailbox: Pick<Mailbox, 'kind'>): boolean {
  return mailbox.kind !== 'import';
}

export function isPaused(mailbox: Pick<Mailbox, 'settings'>): boolean {
  return mailbox.settings.paused === true;
}
