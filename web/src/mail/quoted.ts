import type { Message } from '@/api/types';

/** What a message says itself, and what it carries along from before. */
export function parted(message: Pick<Message, 'text' | 'reply_text'>): { own: string; quoted: string } {
  const text = message.text.trim();
  const own = message.reply_text.trim();
  if (!own) return { own: text, quoted: '' };
  if (text === own || text.length <= own.length) return { own, quoted: '' };
  // A reply between the quoted lines cannot be cut in two; then the whole is what can be unfolded.
  return { own, quoted: text.startsWith(own) ? text.slice(own.length).trim() : text };
}

/** A text cut at its web addresses, so that these can be followed. */
export function linked(text: string): { text: string; href?: string }[] {
  const parts: { text: string; href?: string }[] = [];
  let from = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?]/g)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    parts.push({ text: found[0], href: found[0] });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** From (inclusive) and to (exclusive) which UTF-16 character. */
export interface Span {
  start: number;
  end: number;
}

const context = 200;

/** How far two texts agree, from these places on in this direction. */
function agreement(one: string, at: number, other: string, from: number, step: 1 | -1): number {
  let length = 0;
  while (length < context) {
    const left = one[at + step * length];
    if (left === undefined || left !== other[from + step * length]) break;
    length++;
  }
  return length;
}

/** The same words in what is shown of the text: of several places the one with the same words around it. */
function nearest(shown: string, text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  if (!words) return null;
  let best: Span | null = null;
  let most = -1;
  for (let at = shown.indexOf(words); at >= 0; at = shown.indexOf(words, at + 1)) {
    const alike = agreement(shown, at - 1, text, start - 1, -1) + agreement(shown, at + words.length, text, end, 1);
    if (alike > most) [best, most] = [{ start: at, end: at + words.length }, alike];
  }
  return best;
}

/** Where a stretch of the whole text stands in the two parts that are shown of it; null when it is in neither. */
export function spanIn(
  message: Pick<Message, 'text' | 'reply_text'>,
  span: Span,
): { part: 'own' | 'quoted'; span: Span } | null {
  if (span.end <= span.start) return null;
  const { own, quoted } = parted(message);
  const before = message.text.length - message.text.trimStart().length;
  const begins = message.text.startsWith(own, before);
  if (begins && span.start >= before && span.end - before <= own.length)
    return { part: 'own', span: { start: span.start - before, end: span.end - before } };
  const inOwn = begins ? null : nearest(own, message.text, span);
  if (inOwn) return { part: 'own', span: inOwn };
  const inQuoted = nearest(quoted, message.text, span);
  return inQuoted && { part: 'quoted', span: inQuoted };
}

export interface Piece {
  text: string;
  marked: boolean;
}

/** A text in pieces, cut where the marked stretch begins and ends; `at` is where it stands in the whole. */
export function pieces(text: string, mark: Span | undefined, at = 0): Piece[] {
  if (!mark) return [{ text, marked: false }];
  const from = Math.min(text.length, Math.max(0, mark.start - at));
  const to = Math.min(text.length, Math.max(0, mark.end - at));
  return [
    { text: text.slice(0, from), marked: false },
    { text: text.slice(from, to), marked: true },
    { text: text.slice(to), marked: false },
  ].filter((piece) => piece.text);
}

/** The first words of a message, for its folded line. */
export function firstWords(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 160);
}
