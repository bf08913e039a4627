import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './client';
import type { Message, MessageItem, NoiseKind, Page } from './types';
import type { Wire } from './wire';

type Counts = Wire['CorrespondenceCounts'];

export interface MessageFilters {
  disposition?: string;
  noise_kind?: string;
  mailbox_id?: string;
  entity_id?: string;
  q?: string;
}

/** Newest arrivals first. What is still to be judged is looked at again until it is. */
export function messagesQuery(filters: MessageFilters) {
  return infiniteQueryOptions({
    queryKey: ['messages', filters] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<MessageItem>>('/messages', { ...filters, cursor: pageParam, limit: 100 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((message) => message.disposition === 'pending') ? 3_000 : false,
  });
}

export function messageCountsQuery({ mailbox_id, entity_id, q }: MessageFilters) {
  return queryOptions({
    queryKey: ['messages', 'counts', { mailbox_id, entity_id, q }] as const,
    queryFn: ({ signal }) => api.get<Counts>('/messages/counts', { mailbox_id, entity_id, q }, signal),
  });
}

export function messageQuery(id: string) {
  return queryOptions({
    queryKey: ['message', id] as const,
    queryFn: ({ signal }) => api.get<Message>(`/messages/${id}`, undefined, signal),
  });
}

export type Filed =
  { disposition: 'carded' } | { disposition: 'noise'; noise_kind: NoiseKind } | { disposition: 'pending' };

/** A person's word on what a message is; it stands until a person says otherwise. */
export function useFiling(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filed: Filed) => api.post<Message>(`/messages/${id}/disposition`, filed),
    onSuccess: (message) => {
      client.setQueryData(messageQuery(id).queryKey, message);
      void client.invalidateQueries({ queryKey: ['messages'] });
      void client.invalidateQueries({ queryKey: ['board'] });
    },
  });
}
