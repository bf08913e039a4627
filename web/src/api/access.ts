import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Page, Session } from './types';
import type { Wire } from './wire';

export type SignIn = Wire['SessionsSession'];
export type Token = Wire['TokensToken'];
export type NewToken = Wire['TokensCreated'];

/** Where the person is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'] as const,
  queryFn: ({ signal }) => api.get<Page<SignIn>>('/auth/sessions', undefined, signal).then((page) => page.items),
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'] as const,
  queryFn: ({ signal }) => api.get<Page<Token>>('/tokens', { limit: 200 }, signal).then((page) => page.items),
});

export const access = {
  rename: (name: string) => api.patch<Session>('/auth/me', { name }),
  changePassword: (current_password: string, new_password: string) =>
    api.patch<Session>('/auth/me', { current_password, new_password }),
  endSession: (id: string) => api.delete<void>(`/auth/sessions/${id}`),
  createToken: (name: string, expires_at: string | null, key: string) =>
    api.post<NewToken>('/tokens', { name, expires_at }, { idempotencyKey: key }),
  removeToken: (id: string) => api.delete<void>(`/tokens/${id}`),
};
