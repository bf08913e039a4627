import type { Attached, DocumentItem } from '@/api/documents';

/** A document, and the messages it hangs on, the oldest first. */
export interface Paper {
  document: DocumentItem;
  messages: string[];
}

/** Each document once, the one that came last first. */
export function papersOf(attached: Attached[]): Paper[] {
  const papers = new Map<string, Paper>();
  for (const { document, message_id: message } of attached) {
    const messages = papers.get(document.id)?.messages ?? [];
    papers.delete(document.id);
    papers.set(document.id, { document, messages: [...messages.filter((one) => one !== message), message] });
  }
  return [...papers.values()].reverse();
}
