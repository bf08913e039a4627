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

/** The first words of a message, for its folded line. */
export function firstWords(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 160);
}
