import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Wire } from './wire';

export type Report = Wire['ReconciliationReport'];
export type Missing = Wire['ReconciliationMissing'] & { reason?: string | null };

/** A comparison is true for its moment; it is made again only when somebody asks. */
export function reconciliationQuery(mailbox: string) {
  return queryOptions({
    queryKey: ['reconciliation', mailbox] as const,
    queryFn: ({ signal }) => api.get<Report>(`/mailboxes/${mailbox}/reconciliation`, undefined, signal),
    staleTime: 60_000,
    retry: false,
  });
}

export function repair(mailbox: string) {
  return api.post<Wire['MailboxesRepairAnswer']>(`/mailboxes/${mailbox}/reconciliation/repair`);
}
