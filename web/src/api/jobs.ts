import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { DocumentStep } from './documents';
import type { Page } from './types';
import type { Wire } from './wire';

/** A step of a document that was given up, and what the document is called. */
export type GivenUp = Wire['ProcessingJobsListed'];

/** Newest first. What was given up elsewhere meanwhile comes while somebody looks. */
export const givenUpQuery = infiniteQueryOptions({
  queryKey: ['given-up'] as const,
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<GivenUp>>('/jobs', { state: 'failed', cursor: pageParam, limit: 50 }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
  refetchInterval: 10_000,
});

/** The step once more, and after it what came after it. */
export const retryStep = (id: string) => api.post<DocumentStep>(`/jobs/${id}/retry`);
