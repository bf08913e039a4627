import type { Report } from '@/api/reconciliation';
import type { Disposition } from '@/api/types';

export const order: Disposition[] = ['carded', 'noise', 'quarantined', 'pending'];

export interface Ledger {
  /** Messages of the mailbox by what became of them. */
  messages: { disposition: Disposition; count: number }[];
  /** What they come to. */
  sum: number;
  /** Mails that are further copies of one of these messages. */
  copies: number;
  /** Messages kept although the source has them no more. */
  gone: number;
}

/** How the mails held and the messages on the screens come to the same number. */
export function ledgerOf(report: Report): Ledger {
  const messages = order.map((disposition) => ({ disposition, count: report.by_disposition[disposition] ?? 0 }));
  const sum = messages.reduce((total, one) => total + one.count, 0);
  const rest = report.held_count - sum;
  return { messages, sum, copies: Math.max(0, rest), gone: Math.max(0, -rest) };
}
