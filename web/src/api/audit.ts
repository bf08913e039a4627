import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Page } from './types';
import type { Wire } from './wire';

export type AuditEntry = Wire['AuditRecordsEntry'];
export type Verification = Wire['AuditChainVerification'];

export interface AuditFilters {
  actor?: string;
  object?: string;
  from?: string;
  to?: string;
}

/** Newest first. */
export function auditQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: ['audit', filters] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<AuditEntry>>('/audit', { ...filters, cursor: pageParam, limit: 100 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

export const verificationQuery = queryOptions({
  queryKey: ['audit-verification'] as const,
  queryFn: ({ signal }) => api.get<Verification>('/audit/verification', undefined, signal),
  staleTime: 0,
});
