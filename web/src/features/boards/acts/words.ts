import { ApiError } from '@/api/ApiError';
import { sentence } from '@/api/sentence';
import type { Activity, Card, Person, Stream } from '@/api/types';
import { count, shortTime } from '@/ui/format';

const fields: Partial<Record<keyof Card, string>> = {
  column: 'the column is',
  stream: 'the board is',
  assignee: 'the assignee is',
  priority: 'the priority is',
  tags: 'the tags are',
  subject: 'the subject is',
  due_at: 'the due date is',
  status: 'the state is',
  snoozed_until: 'the snooze is',
};

function valueOf(card: Card, field: keyof Card, streams: Stream[]): string {
  const value = card[field];
  const stream = streams.find((one) => one.key === card.stream);
  if (field === 'stream') return stream?.name ?? card.stream;
  if (field === 'column') return stream?.columns.find((one) => one.key === card.column)?.name ?? card.column;
  if (field === 'assignee') return (value as Person | null)?.name ?? 'nobody';
  if (field === 'tags') return (value as string[]).join(', ') || 'none';
  if (field === 'due_at' || field === 'snoozed_until') return value ? shortTime(value as string) : 'none';
  return String(value);
}

/** What somebody changed first: "the assignee is now Dev Patel". */
export function clashSentence(before: Card, current: Card, streams: Stream[]): string {
  const changed = (Object.keys(fields) as (keyof Card)[])
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(current[field]))
    .map((field) => `${fields[field]} now ${valueOf(current, field, streams)}`);
  const what = changed.length > 0 ? `: ${changed.join(', ')}` : '';
  return `Somebody changed this card first${what}. Your change was not made.`;
}

/** Why an undo was refused, with what came later. */
export function undoSentence(error: unknown): string {
  if (!(error instanceof ApiError) || error.code !== 'UNDO_CONFLICT') return sentence(error);
  const later = Object.values(error.details).find(Array.isArray) as Partial<Activity>[] | undefined;
  const first = later?.[0];
  if (!first?.summary) return sentence(error);
  const who = first.actor?.name ? `${first.actor.name}: ` : '';
  const more = later!.length > 1 ? ` and ${count(later!.length - 1, 'more change')}` : '';
  return `This can no longer be undone. What came later: ${who}${first.summary}${more}.`;
}

/** What is said of an act that Pebble learns from: of the next mail like it, a person's word goes before the model's. */
export const remembers = 'Pebble will remember this.';

/** "this card", "12 cards". */
export function these(cards: Card[]): string {
  return cards.length === 1 ? 'this card' : count(cards.length, 'card');
}
