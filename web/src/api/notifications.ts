import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './client';
import type { Notification, Page } from './types';

/** What the person was called to look at and has not yet; an event says when there is more. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) =>
    api.get<Page<Notification>>('/notifications', { unread: true, limit: 20 }, signal).then((page) => page.items),
  staleTime: Infinity,
});

/** Marks one as read, or all. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) => api.post<unknown>('/notifications/read', { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: unreadQuery.queryKey }),
  });
}
