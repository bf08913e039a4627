import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Wire } from './wire';

/** What a document is shared with. */
export type Link = Wire['DocumentSharingLink'];
/** A document beside a card or a company, and who put it there. */
export type SharedDocument = Wire['SharingBeside'];

/** The other end of a link: a card or a company, and what it is called. */
export interface SharedWith {
  type: 'card' | 'company';
  id: string;
  title: string;
}

export function linksQuery(document: string) {
  return queryOptions({
    queryKey: ['document-links', document] as const,
    queryFn: ({ signal }) =>
      api.get<Wire['SharingLinks']>(`/documents/${document}/links`, undefined, signal).then(({ items }) => items),
  });
}

/** What people put beside a card or a company, the latest first. */
export function sharedQuery(type: SharedWith['type'], id: string) {
  return queryOptions({
    queryKey: ['shared', type, id] as const,
    queryFn: ({ signal }) =>
      api
        .get<Wire['SharingBesides']>(`/${type === 'card' ? 'cards' : 'companies'}/${id}/documents`, undefined, signal)
        .then(({ items }) => items),
  });
}

const named = ({ type, id }: SharedWith) => (type === 'card' ? { card_id: id } : { company_id: id });

export const sharing = {
  share: (document: string, other: SharedWith) =>
    api.post<Wire['SharingLinks']>(`/documents/${document}/links`, named(other)),
  unshare: (document: string, other: SharedWith) =>
    api.delete<Wire['SharingLinks']>(`/documents/${document}/links`, { query: named(other) }),
};
