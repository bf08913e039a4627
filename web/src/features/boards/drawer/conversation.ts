import type { CardDetail, Message, Note } from '@/api/types';

export type Entry = { kind: 'message'; at: string; message: Message } | { kind: 'note'; at: string; note: Note };

function timeOf(message: Message): string {
  return message.date ?? message.received_at;
}

/** Messages and notes in the order they were written. */
export function conversationOf(card: CardDetail, notes: Note[]): Entry[] {
  const entries: Entry[] = [
    ...card.thread.messages.map((message) => ({ kind: 'message' as const, at: timeOf(message), message })),
    ...notes.map((note) => ({ kind: 'note' as const, at: note.at, note })),
  ];
  return entries.sort((one, other) => new Date(one.at).getTime() - new Date(other.at).getTime());
}

/** A long conversation shows its first and its last entries; what lies between waits behind one line, unless it is wanted. */
export function folded(
  entries: Entry[],
  all: boolean,
  wanted?: string,
): { head: Entry[]; hidden: number; tail: Entry[] } {
  const middle = entries.slice(1, -4);
  if (all || entries.length <= 7 || middle.some((entry) => entry.kind === 'message' && entry.message.id === wanted))
    return { head: [], hidden: 0, tail: entries };
  return { head: entries.slice(0, 1), hidden: entries.length - 5, tail: entries.slice(-4) };
}

export function newestMessage(entries: Entry[]): string | undefined {
  const last = entries.findLast((entry) => entry.kind === 'message');
  return last?.kind === 'message' ? last.message.id : undefined;
}
