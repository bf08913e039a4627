import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Page } from './types';
import type { Wire } from './wire';

export type Mailbox = Wire['MailboxesMailboxView'];
export type MailboxFields = Wire['MailboxesMailboxBody'];

export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'] as const,
  queryFn: ({ signal }) => api.get<Page<Mailbox>>('/mailboxes', undefined, signal).then((page) => page.items),
});

export const mailboxes = {
  create: (fields: MailboxFields, key: string) => api.post<Mailbox>('/mailboxes', fields, { idempotencyKey: key }),
  change: ({ id, version }: Mailbox, fields: MailboxFields) =>
    api.patch<Mailbox>(`/mailboxes/${id}`, fields, { version }),
  remove: (id: string) => api.delete<void>(`/mailboxes/${id}`),
  test: (id: string) => api.post<Wire['MailboxesTestAnswer']>(`/mailboxes/${id}/test`),
  sync: (id: string) => api.post<Wire['MailboxesSyncAnswer']>(`/mailboxes/${id}/sync`),
};
