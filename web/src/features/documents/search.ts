import type { DocumentFilters } from '@/api/documents';

/** What of the documents is looked at, as the URL holds it. */
export interface DocumentsSearch {
  tab?: string;
  status?: string;
  type?: string;
  tag?: string;
  entity?: string;
  q?: string;
}

/** The same as the server asks for it. */
export function filtersOf(search: DocumentsSearch): DocumentFilters {
  return {
    entity_id: search.entity,
    status: search.tab === 'review' ? 'review' : search.tab === 'trash' ? undefined : search.status,
    type: search.type,
    tag: search.tag,
    q: search.q,
    trashed: search.tab === 'trash' || undefined,
  };
}
