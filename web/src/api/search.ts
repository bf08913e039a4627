import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api } from './client';
import type { Wire } from './wire';

/** One thing that was found. */
export type Hit = Wire['SearchingItem'];
export type HitType = Hit['type'];
export type Found = Wire['SearchAnswer'];
export type SearchMode = 'hybrid' | 'keyword' | 'semantic';

/** What is asked: the words as they were typed, and what narrows them. */
export interface Asked {
  query: string;
  types?: HitType[];
  mode?: SearchMode;
  filters?: {
    entity_id?: string;
    stream?: string;
    status?: string;
    doc_type?: string;
    tag?: string;
    after?: string;
    before?: string;
  };
}

/** The best first; what is shown stays until the next answer is there, and an answer that was overtaken is dropped. */
export function searchQuery(asked: Asked, limit = 30) {
  return infiniteQueryOptions({
    queryKey: ['search', asked, limit] as const,
    queryFn: ({ pageParam, signal }) =>
      api.post<Found>('/search', { ...asked, limit, cursor: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}
