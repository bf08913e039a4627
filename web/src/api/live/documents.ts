import type { QueryClient } from '@tanstack/react-query';
import { documentQuery, patchLists, type DocumentEvent, type DocumentItem } from '../documents';

/** Lists are read anew at most so often, however many files are being read. */
const pause = 1_000;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Shows what the event tells at once; what it does not carry is asked for, once for many events. */
export function applyDocument(client: QueryClient, event: DocumentEvent) {
  const { document_id: id, version, filename, status, doc_type } = event;
  // The open document and the lists are read at different moments: either may know it already.
  const whole = client.getQueryData(documentQuery(id).queryKey);
  if (whole && (whole.version < version || event.trashed))
    void client.invalidateQueries({ queryKey: ['document', id] });
  const known = heldItem(client, id);
  if (known && known.version >= version && (known.trashed_at !== null) === event.trashed) return;
  if (known) patchLists(client, id, { version, filename, status, doc_type });
  // One of the many steps on its way changes nothing that a list shows.
  if (known?.status === 'processing' && status === 'processing' && !event.trashed) return;
  askSoon(client);
}

function heldItem(client: QueryClient, id: string): DocumentItem | undefined {
  for (const [, lists] of client.getQueriesData<{ pages: { items: DocumentItem[] }[] }>({ queryKey: ['documents'] }))
    for (const page of lists?.pages ?? []) {
      const item = page.items.find((one) => one.id === id);
      if (item) return item;
    }
  return undefined;
}

function askSoon(client: QueryClient) {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    for (const key of ['documents', 'document-counts', 'attached', 'shared', 'tags'])
      void client.invalidateQueries({ queryKey: [key] });
  }, pause);
}
