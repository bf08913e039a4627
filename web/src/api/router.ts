import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Page } from './types';
import type { Wire } from './wire';

export type RouterView = Wire['RouterRouterView'];
export type RouterLine = Wire['RouterVersionsLine'];
export type MailboxDefault = Wire['ConfigurationMailboxDefault'];
export type Rule = Wire['ConfigurationRule'];
export type Condition = Wire['ConfigurationCondition'];
export type Action = Wire['ConfigurationAction'];

/** What is sent: the router whole. */
export interface RouterBody {
  defaults: MailboxDefault[];
  rules: Rule[];
}

/** Where a mailbox's mail went: to a board by its key, or to `noise`. */
export type Went = Wire['CountersWent'];
export type Counters = Wire['CountersCountersView'];

/** Where one message lies or would lie, and why: on a board by its key, or `noise`. Of where it lies less is told. */
export type Landing = Wire['PreviewedNow'] & Partial<Wire['PreviewedThen']>;
export type PreviewItem = Wire['PreviewedItem'];
export type Move = Wire['PreviewedMove'];
export type Preview = Wire['Previewed'];

export const routerQuery = queryOptions({
  queryKey: ['router'] as const,
  queryFn: ({ signal }) => api.get<RouterView>('/router', undefined, signal),
  // Whoever edits it is to know soon that another saved.
  staleTime: 0,
  refetchInterval: 15_000,
  refetchOnWindowFocus: true,
});

export const countersQuery = queryOptions({
  queryKey: ['router', 'counters'] as const,
  queryFn: ({ signal }) => api.get<Counters>('/router/counters', undefined, signal),
  refetchInterval: 15_000,
  refetchOnWindowFocus: true,
});

export const routerVersionsQuery = infiniteQueryOptions({
  queryKey: ['router', 'versions'] as const,
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<RouterLine>>('/router/versions', { cursor: pageParam, limit: 100 }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});

export function routerVersionQuery(version: number) {
  return queryOptions({
    queryKey: ['router', 'version', version] as const,
    queryFn: ({ signal }) => api.get<RouterView>(`/router/versions/${version}`, undefined, signal),
    staleTime: Infinity,
  });
}

/** How the newest messages would land by this router; the same router is asked once. */
export function previewQuery(router: RouterBody, version: number, sample = 1000) {
  return queryOptions({
    queryKey: ['router', 'preview', version, router, sample] as const,
    queryFn: ({ signal }) => api.post<Preview>('/router/preview', { router, sample }, { signal }),
    staleTime: Infinity,
    retry: false,
  });
}

export const routing = {
  save: (router: RouterBody, version: number) => api.put<RouterView>('/router', router, { version }),
  rollBack: (to: number, version: number) => api.post<RouterView>('/router/rollback', { version: to }, { version }),
};
