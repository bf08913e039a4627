import type { Card } from '@/api/types';

export type Urgency = 'answered' | 'fresh' | 'late' | 'overdue';

const hour = 3_600_000;

/** How long the customer has waited: late after a day, overdue after two. */
export function urgencyOf(card: Pick<Card, 'waiting_since'>, now: number): Urgency {
  if (!card.waiting_since) return 'answered';
  const waited = now - new Date(card.waiting_since).getTime();
  if (waited > 48 * hour) return 'overdue';
  return waited > 24 * hour ? 'late' : 'fresh';
}
