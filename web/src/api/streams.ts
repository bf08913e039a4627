import { api } from './client';
import type { Column, Stream } from './types';

export const streams = {
  create: (name: string, key: string) => api.post<Stream>('/streams', { name }, { idempotencyKey: key }),
  change: ({ key, version }: Stream, fields: { name: string; columns: Column[] }) =>
    api.patch<Stream>(`/streams/${key}`, fields, { version }),
};
