import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Page } from './types';
import type { Wire } from './wire';

export type ImportRun = Wire['ImportsImportView'];
export type ImportItem = Wire['ImportItem'];
export type ImportOutcome = ImportItem['outcome'];
export type Received = Wire['ImportsReceived'];

/** The imports of a mailbox, newest first, followed while one runs. */
export function importsQuery(mailbox: string) {
  return infiniteQueryOptions({
    queryKey: ['imports', 'of', mailbox] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ImportRun>>(`/mailboxes/${mailbox}/imports`, { cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((run) => run.state === 'running') ? 1_000 : false,
  });
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', id] as const,
    queryFn: ({ signal }) => api.get<ImportRun>(`/imports/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1_000 : false),
  });
}

/** Every file that an import met, in that order. */
export function manifestQuery(id: string, outcome: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['imports', id, 'items', outcome] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ImportItem>>(`/imports/${id}/items`, { outcome, cursor: pageParam, limit: 200 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}
