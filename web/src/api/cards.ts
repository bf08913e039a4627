import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Activity, Card, CardDetail, CompanyRef, Note, Page, Person } from './types';
import type { Wire } from './wire';

export function cardQuery(id: string) {
  return queryOptions({
    queryKey: ['card', id] as const,
    queryFn: ({ signal }) => api.get<CardDetail>(`/cards/${id}`, undefined, signal),
  });
}

export function activityQuery(id: string) {
  return queryOptions({
    queryKey: ['card', id, 'activity'] as const,
    queryFn: ({ signal }) => api.get<Page<Activity>>(`/cards/${id}/activity`, { limit: 100 }, signal),
  });
}

export function notesQuery(id: string) {
  return queryOptions({
    queryKey: ['card', id, 'notes'] as const,
    queryFn: ({ signal }) => api.get<Page<Note>>(`/cards/${id}/notes`, undefined, signal).then((page) => page.items),
  });
}

/** Some of those who answer to the words, for who is typing a name. */
export function peopleQuery(q: string) {
  return queryOptions({
    queryKey: ['people', q] as const,
    queryFn: ({ signal }) => api.get<Page<Person>>('/people', { q }, signal).then((page) => page.items),
    staleTime: 60_000,
  });
}

/** Everybody that this person may know of, however many pages they fill: for lists to choose from, and for names. */
export const everybodyQuery = queryOptions({
  queryKey: ['people'] as const,
  queryFn: async ({ signal }) => {
    const all: Person[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<Person> = await api.get('/people', { cursor, limit: 500 }, signal);
      all.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor !== null);
    return all;
  },
  staleTime: 60_000,
});

/** Some cards by their ids, in whatever state they are, as far as the person may see them. */
export function cardsQuery(ids: string[]) {
  return queryOptions({
    queryKey: ['cards', ids] as const,
    queryFn: ({ signal }) =>
      api
        .get<Page<Card>>('/cards', { ids: ids.join(','), status: 'open,snoozed,archived,merged', limit: 500 }, signal)
        .then((page) => page.items),
    enabled: ids.length > 0,
    staleTime: 60_000,
  });
}

/** Cards that a card can be merged into, by words. */
export function mergeableQuery(id: string, q: string) {
  return queryOptions({
    queryKey: ['card', id, 'mergeable', q] as const,
    queryFn: ({ signal }) => api.get<Page<Card>>(`/cards/${id}/mergeable`, { q }, signal).then((page) => page.items),
    staleTime: 10_000,
  });
}

/** Cards to link with, by words. */
export function cardSearchQuery(q: string) {
  return queryOptions({
    queryKey: ['card-search', q] as const,
    queryFn: ({ signal }) => api.get<Page<Card>>('/cards', { q, limit: 20 }, signal).then((page) => page.items),
    staleTime: 10_000,
  });
}

export function companySearchQuery(q: string) {
  return queryOptions({
    queryKey: ['companies', q] as const,
    queryFn: ({ signal }) =>
      api.get<Page<CompanyRef>>('/companies', { q, limit: 20 }, signal).then((page) => page.items),
    staleTime: 60_000,
  });
}

export function companyQuery(id: string) {
  return queryOptions({
    queryKey: ['company', id] as const,
    queryFn: ({ signal }) => api.get<Wire['Company']>(`/companies/${id}`, undefined, signal),
  });
}
