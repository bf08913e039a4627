import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { api, base, urlOf } from './client';
import type { Page } from './types';
import type { Wire } from './wire';

/** A document as lists show it. */
export type DocumentItem = Wire['DocumentView'];
/** A document with all that is known of it. */
export type WholeDocument = Wire['DocumentViewsWhole'];
export type DocumentStatus = DocumentItem['status'];
export type DocumentStep = Wire['ProcessingJob'];
/** A page with its text and the places of its words: `[start, end, x, y, width, height]`. */
export type DocumentPage = Wire['PagesPageView'];
export type NearDuplicate = Wire['NearDuplicatesNearDuplicate'];
export type Decision = NonNullable<NearDuplicate['decision']>;
export type DiffRun = Wire['TextDiffRun'];
/** A document that hangs on a mail, and where. */
export type Attached = Wire['AttachedAttached'];
export type DocumentCounts = Wire['DocumentListCounts'];
export type Tag = Wire['TagsTag'];
/** What became of one file that was sent. */
export type Brought = Wire['DocumentsAnswer'];
/** What became of one file of an archive. */
export type Unpacked = Wire['BatchesItem'];

export interface DocumentFilters {
  entity_id?: string;
  status?: string;
  type?: string;
  tag?: string;
  q?: string;
  trashed?: boolean;
}

/** What the event stream tells of a document. */
export interface DocumentEvent {
  id: number;
  document_id: string;
  version: number;
  filename: string;
  status: DocumentStatus;
  doc_type: string | null;
  trashed: boolean;
  entity_id: string | null;
}

/** Newest first. */
export function documentsQuery(filters: DocumentFilters) {
  return infiniteQueryOptions({
    queryKey: ['documents', filters] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<DocumentItem>>('/documents', { ...filters, cursor: pageParam, limit: 100 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

export function documentCountsQuery(entity: string | undefined) {
  return queryOptions({
    queryKey: ['document-counts', entity] as const,
    queryFn: ({ signal }) => api.get<DocumentCounts>('/documents/counts', { entity_id: entity }, signal),
    placeholderData: keepPreviousData,
  });
}

/** What is done just now with those that are being read; it goes on without events, and so is asked for while anybody looks. */
export const runningQuery = queryOptions({
  queryKey: ['documents-running'] as const,
  queryFn: ({ signal }) =>
    api.get<Page<DocumentItem>>('/documents', { status: 'processing', limit: 200 }, signal).then((page) => page.items),
  refetchInterval: 1_500,
});

/** What hangs on the mail of a card, or on one message. */
export function attachedQuery(noun: 'cards' | 'messages', id: string) {
  return queryOptions({
    queryKey: ['attached', noun, id] as const,
    queryFn: ({ signal }) =>
      api.get<Page<Attached>>(`/${noun}/${id}/attached-documents`, undefined, signal).then((page) => page.items),
  });
}

/** Its steps end without an event of their own, and so they are asked for while it is read. */
export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ['document', id] as const,
    queryFn: ({ signal }) => api.get<WholeDocument>(`/documents/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.status === 'processing' ? 2_000 : false),
  });
}

/** One page, kept for as long as its document is not read anew; `read` is when it was read last. */
export function pageQuery(id: string, number: number, read: string) {
  return queryOptions({
    queryKey: ['document-page', id, number, read] as const,
    queryFn: ({ signal }) => api.get<DocumentPage>(`/documents/${id}/pages/${number}`, undefined, signal),
    staleTime: Infinity,
    gcTime: 60_000,
  });
}

export function diffQuery(id: string, other: string) {
  return queryOptions({
    queryKey: ['document-diff', id, other] as const,
    queryFn: ({ signal }) =>
      api
        .get<Wire['NearDuplicatesDifference']>(`/documents/${id}/near-duplicates/${other}/diff`, undefined, signal)
        .then(({ runs }) => runs),
  });
}

export const tagsQuery = queryOptions({
  queryKey: ['tags'] as const,
  queryFn: ({ signal }) => api.get<Page<Tag>>('/tags', undefined, signal).then((page) => page.items),
});

export const fileUrl = (id: string) => `${base}/documents/${id}/file`;
export const searchableUrl = (id: string) => `${base}/documents/${id}/searchable`;
export const thumbnailUrl = (id: string) => `${base}/documents/${id}/thumbnail`;
export const separatorsUrl = (count: number, asn: number | undefined) =>
  urlOf('/documents/separators.pdf', { count, asn });
export const pageImageUrl = (id: string, number: number, longest: number) =>
  `${base}/documents/${id}/pages/${number}/image?longest=${longest}`;

export interface DocumentChange {
  filename?: string;
  doc_type?: string;
  category?: string;
  /** A person has looked; what is known of it may stay. */
  reviewed?: boolean;
}

export const documents = {
  change: ({ id, version }: Pick<DocumentItem, 'id' | 'version'>, change: DocumentChange) =>
    api.patch<DocumentItem>(`/documents/${id}`, change, { version }),
  tag: (id: string, tags: string[]) => api.post<DocumentItem>(`/documents/${id}/tags`, { tags }),
  untag: (id: string, tag: string) => api.delete<DocumentItem>(`/documents/${id}/tags/${encodeURIComponent(tag)}`),
  again: (id: string) => api.post<DocumentItem>(`/documents/${id}/reprocess`),
  unlock: (id: string, password: string) => api.post<DocumentItem>(`/documents/${id}/password`, { password }),
  trash: (id: string) => api.delete<void>(`/documents/${id}`),
  restore: (id: string) => api.post<DocumentItem>(`/documents/${id}/restore`),
  decide: (id: string, other: string, decision: Decision) =>
    api.put<Wire['NearDuplicatesLeft']>(`/documents/${id}/near-duplicates/${other}`, { decision }),
  undecide: (id: string, other: string) =>
    api.delete<Wire['NearDuplicatesLeft']>(`/documents/${id}/near-duplicates/${other}`),
};

type Lists = InfiniteData<Page<DocumentItem>>;

/** Shows what is known anew of a document in every list that holds it; answers whether one did. */
export function patchLists(client: QueryClient, id: string, patch: Partial<DocumentItem>): boolean {
  let held = false;
  client.setQueriesData<Lists>({ queryKey: ['documents'] }, (lists) => {
    if (!lists?.pages.some((page) => page.items.some((item) => item.id === id))) return lists;
    held = true;
    const pages = lists.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === id ? { ...item, ...patch } : item)),
    }));
    return { ...lists, pages };
  });
  return held;
}

/** The newest state of a document, shown at once wherever it is held. */
export function showDocument(client: QueryClient, item: DocumentItem) {
  patchLists(client, item.id, item);
  client.setQueryData(documentQuery(item.id).queryKey, (held) => held && { ...held, ...item });
  void client.invalidateQueries({ queryKey: ['document', item.id] });
  for (const key of ['documents', 'document-counts', 'attached', 'shared'])
    void client.invalidateQueries({ queryKey: [key] });
}
