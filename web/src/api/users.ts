import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Page } from './types';
import type { Wire } from './wire';

export type User = Wire['User'];
export type UserFields = Wire['UserAdministrationUserFields'];

export const usersQuery = infiniteQueryOptions({
  queryKey: ['users'] as const,
  queryFn: ({ pageParam, signal }) => api.get<Page<User>>('/users', { cursor: pageParam, limit: 200 }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});

export const users = {
  create: (fields: UserFields, key: string) => api.post<User>('/users', fields, { idempotencyKey: key }),
  change: ({ id, version }: User, fields: UserFields) => api.patch<User>(`/users/${id}`, fields, { version }),
};
