import { spanIn, type Span } from '@/mail/quoted';
import type { Fact, Message } from '@/api/types';

/** A place in a mail that somebody wants to see; each asking is a new one. */
export interface Place extends Span {
  message: string;
  field: Fact['field'];
}

export interface Found {
  part: 'subject' | 'own' | 'quoted';
  span: Span;
}

/** Where it is in what the conversation shows of the message; null when it is nowhere in it. */
export function found(message: Message, { field, start, end }: Place): Found | null {
  return field === 'subject' ? { part: 'subject', span: { start, end } } : spanIn(message, { start, end });
}

/** The words around a place, for those who cannot see it. */
export function around(message: Message, { field, start, end }: Place): string {
  const text = field === 'subject' ? message.subject : message.text;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(Math.max(from, start - 80), Math.min(to < 0 ? text.length : to, end + 80)).trim();
}
