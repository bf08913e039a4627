import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { appendPage, recounted, sameFaces, type BoardFilters } from './boardCache';
import { api } from './client';
import { replayed } from './live/recent';
import { isActing } from './ownActs';
import type { Board, Card, Page, Stream } from './types';

export const streamsQuery = queryOptions({
  queryKey: ['streams'],
  queryFn: async ({ signal }) => {
    const answer = await api.get<Page<Stream> | Stream[]>('/streams', undefined, signal);
    return Array.isArray(answer) ? answer : answer.items;
  },
  staleTime: 5 * 60_000,
});

export function useStreams(): Stream[] {
  return useQuery(streamsQuery).data ?? [];
}

export type BoardKey = readonly ['board', string, BoardFilters, number];

/** A board with the first cards of each column; the event stream keeps it fresh, so it is never stale by age. */
export function boardQuery(stream: string, filters: BoardFilters = {}, limit = 50) {
  return queryOptions({
    queryKey: ['board', stream, filters, limit] as BoardKey,
    queryFn: async ({ signal, client, queryKey }) => {
      // Read again, it holds as much as before, so that nothing that is looked at goes away.
      const held = client.getQueryData<Board>(queryKey)?.columns.map((column) => column.cards.length) ?? [];
      const most = limit === 1 ? 1 : Math.min(500, Math.max(limit, ...held));
      const board = await api.get<Board>(`/boards/${stream}`, { ...filters, column_limit: most }, signal);
      return replayed(board, filters);
    },
    structuralSharing: sameFaces,
    staleTime: Infinity,
    gcTime: 10 * 60_000,
  });
}

/**
 * Asks how many cards lie in the columns now; the cards that are held stay. An answer that was overtaken, by an event or
 * by an act of this page that is still under way, is asked for again.
 */
export async function recount(client: QueryClient, key: BoardKey, attempts = 5) {
  const [, stream, filters] = key;
  try {
    const counts = await api.get<Board>(`/boards/${stream}`, { ...filters, column_limit: 1 });
    const board = client.getQueryData<Board>(key);
    if (!board) return;
    const overtaken = board.last_event_id > counts.last_event_id || isActing(JSON.stringify(key));
    if (!overtaken) client.setQueryData<Board>(key, recounted(board, counts));
    else if (attempts > 1) setTimeout(() => void recount(client, key, attempts - 1), 300);
  } catch {
    // The next event, or the next look at the board, asks again.
  }
}

const pageSize = 200;
const loading = new Set<string>();

/** Loads the next cards of one column, once at a time. */
export async function loadMore(client: QueryClient, key: BoardKey, column: string, cursor: string) {
  const once = JSON.stringify([key, column, cursor]);
  if (loading.has(once)) return;
  loading.add(once);
  try {
    const [, stream, { snoozed, ...rest }] = key;
    const page = await api.get<Page<Card>>('/cards', {
      stream,
      column,
      ...rest,
      status: snoozed ? 'open,snoozed' : 'open',
      cursor,
      limit: pageSize,
    });
    client.setQueryData<Board>(key, (board) => board && appendPage(board, column, page.items, page.next_cursor));
  } finally {
    loading.delete(once);
  }
}
