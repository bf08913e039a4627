import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, rememberCsrfToken, urlOf } from './client';
import type { Me, Preferences, Role, Session } from './types';

async function remember(answer: Promise<Session>): Promise<Me> {
  const { user, csrf_token } = await answer;
  rememberCsrfToken(csrf_token);
  return user;
}

/** Who is signed in; fails with 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => remember(api.get<Session>('/auth/me')),
  staleTime: Infinity,
  retry: false,
});

/** Fetches the session anew, with its CSRF token; false when it is another person's or nobody's. */
export async function isStillMe(client: QueryClient): Promise<boolean> {
  const before = client.getQueryData(meQuery.queryKey);
  try {
    const now = await client.fetchQuery({ ...meQuery, staleTime: 0 });
    return before?.id === now.id;
  } catch {
    return false;
  }
}

/** The signed-in person. Only under routes that the sign-in guards. */
export function useMe(): Me | undefined {
  return useQuery(meQuery).data;
}

export function hasRole(me: Me | undefined, ...roles: Role[]): boolean {
  return me !== undefined && (me.roles.includes('ADMIN') || roles.some((role) => me.roles.includes(role)));
}

export function useLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: { email: string; password: string }) => remember(api.post<Session>('/auth/login', given)),
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(meQuery.queryKey, me);
    },
  });
}

/** The ways in besides a password. A server that does not answer offers none. */
export const providersQuery = queryOptions({
  queryKey: ['sign-in providers'],
  queryFn: () => api.get<{ microsoft: boolean }>('/auth/providers'),
  staleTime: 60_000,
  retry: false,
});

/** Where a link leads that signs in with Microsoft and then returns. */
export function microsoftUrl(to: string | undefined): string {
  return urlOf('/auth/login/microsoft', { to });
}

export function useLogout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<void>('/auth/logout'),
    onSettled: () => {
      rememberCsrfToken(null);
      client.clear();
    },
  });
}

/** Saves what a person set for themselves; shown at once, taken back when refused. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const client = useQueryClient();
  const me = useMe();
  const saving = useMutation({
    // The server keeps what is not named.
    mutationFn: (change: Partial<Preferences>) => api.patch<unknown>('/auth/me', { preferences: change }),
    onMutate: (change) => {
      const before = client.getQueryData(meQuery.queryKey);
      client.setQueryData(meQuery.queryKey, (old) => old && { ...old, preferences: { ...old.preferences, ...change } });
      return { before };
    },
    onError: (_error, _given, context) => client.setQueryData(meQuery.queryKey, context?.before),
  });
  return [me?.preferences ?? {}, saving.mutate];
}
