import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Reading, Summary } from './types';

export function readingQuery(cardId: string) {
  return queryOptions({
    queryKey: ['card', cardId, 'reading'] as const,
    queryFn: ({ signal }) => api.get<Reading>(`/cards/${cardId}/reading`, undefined, signal),
  });
}

/**
 * Asks the language model. Each asking costs, so it is done once for each state of a conversation: neither a second look at
 * the card nor a failure asks again, only a person does. Whoever closes the card meanwhile finds the answer later.
 */
export function summaryQuery(cardId: string, messageId: string) {
  return queryOptions({
    queryKey: ['summary', cardId, messageId] as const,
    queryFn: () => api.post<Summary>(`/cards/${cardId}/summary`, {}),
    staleTime: 'static',
    gcTime: Infinity,
    retry: false,
    retryOnMount: false,
  });
}
