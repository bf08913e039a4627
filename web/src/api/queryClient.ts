import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './ApiError';

/** Retries only what can pass: no answer, or a server that says it is busy. */
export function mayPass(failures: number, error: unknown): boolean {
  return (
    failures < 3 && error instanceof ApiError && (error.status === 0 || error.status >= 502 || error.status === 429)
  );
}

export function newQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: mayPass },
      mutations: { retry: false },
    },
  });
}
