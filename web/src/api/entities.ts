import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Page } from './types';
import type { Wire } from './wire';

export type LegalEntity = Wire['LegalEntity'];

export const entitiesQuery = queryOptions({
  queryKey: ['entities'] as const,
  queryFn: ({ signal }) => api.get<Page<LegalEntity>>('/entities', { limit: 500 }, signal).then((page) => page.items),
});

export const entities = {
  create: (name: string, key: string) => api.post<LegalEntity>('/entities', { name }, { idempotencyKey: key }),
  rename: ({ id, version }: LegalEntity, name: string) =>
    api.patch<LegalEntity>(`/entities/${id}`, { name }, { version }),
};
