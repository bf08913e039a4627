import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Address, DecidedBy, NoiseKind, Page, Person, Priority } from './types';
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

interface Counted {
  last_24h: number;
  last_30d: number;
}

/** Where a mailbox's mail went: to a board by its key, or to `noise`. */
export type Went = Counted & { to: string };

export interface Counters {
  rules: (Counted & { rule_id: string })[];
  mailboxes: { mailbox_id: string; went: Went[] }[];
}

/** Where one message lies or would lie, and why. */
export interface Landing {
  /** The key of a board, or `noise`. */
  stream: string;
  noise_kind?: NoiseKind | null;
  decided_by?: DecidedBy | null;
  reasons: string[];
  column?: string | null;
  priority?: Priority | null;
  tags?: string[];
  assignee?: Person | null;
}

export interface PreviewItem {
  message_id: string;
  subject: string;
  from: Address | null;
  date: string | null;
  mailbox_id: string;
  now: Landing;
  then: Landing;
  changed: boolean;
}

export interface Move {
  from: string;
  to: string;
  count: number;
}

export interface Preview {
  sampled: number;
  took_ms: number;
  /** Messages of which the classifier would decide, with no time to ask it: neither among the changed nor among `then`. */
  not_asked: number;
  totals: { changed: number; now: Record<string, number>; then: Record<string, number> };
  moves: Move[];
  rules: { index: number; name: string; hits: number }[];
  /** Of rules that can never do anything, by their path in the router that was sent. */
  warnings?: { path: string; reason: string }[];
  /** Those that would land elsewhere first; not all of them. */
  items: PreviewItem[];
}

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
