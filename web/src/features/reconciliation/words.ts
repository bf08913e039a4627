import type { Mailbox } from '@/api/mailboxes';
import type { Report } from '@/api/reconciliation';
import type { Disposition } from '@/api/types';
import { count, number } from '@/ui/format';

export const dispositions: Record<Disposition, string> = {
  carded: 'On cards',
  noise: 'Filed as noise',
  quarantined: 'In quarantine',
  pending: 'Not judged yet',
};

export function sourceWord(mailbox: Pick<Mailbox, 'kind'>): string {
  return mailbox.kind === 'import' ? 'In the files brought in' : 'On the mail server';
}

/** The verdict in a sentence. */
export function verdict(report: Report): string {
  if (report.source_count === 0) return 'The source holds no mail yet, so there is nothing to compare.';
  if (report.missing_count === 0)
    return report.source_count === 1
      ? 'The one mail of the source is held.'
      : `Every one of the ${number(report.source_count)} mails of the source is held. Nothing is missing.`;
  return `${count(report.missing_count, 'mail')} of ${number(report.source_count)} ${report.missing_count === 1 ? 'is' : 'are'} missing.`;
}
