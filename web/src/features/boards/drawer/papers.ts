import type { Attached, DocumentItem } from '@/api/documents';

/** A document, and the messages it hangs on, the oldest first. */
export interface Paper {
  document: DocumentItem;
  messages: string[];
}

/** Each document once, those of the latest mail first, and of one mail in its order. */
export function papersOf(attached: Attached[]): Paper[] {
  const papers = new Map<string, Paper>();
  for (const { document, message_id: message } of attached) {
    const messages = papers.get(document.id)?.messages ?? [];
    papers.delete(document.id);
    papers.set(document.id, { document, messages: [...messages.filter((one) => one !== message), message] });
  }
  const age = [...new Set(attached.map(({ message_id: message }) => message))].reverse();
  const ageOf = ({ messages }: Paper) => age.indexOf(messages.at(-1) ?? '');
  return [...papers.values()].sort((one, other) => ageOf(one) - ageOf(other));
}
