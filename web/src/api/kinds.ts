import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './client';
import type { Page } from './types';
import type { Wire } from './wire';

/** What a document can be, and the part of the business that works with it. */
export type Kind = Wire['KindsKindView'];

export const kindsQuery = queryOptions({
  queryKey: ['kinds'] as const,
  queryFn: ({ signal }) => api.get<Page<Kind>>('/document-kinds', undefined, signal).then((page) => page.items),
  staleTime: Infinity,
});

const none: Kind[] = [];

export function useKinds(): Kind[] {
  return useQuery(kindsQuery).data ?? none;
}

/** "certificate_of_analysis" → "Certificate of analysis", also for a word that a script made up. */
export function useKindWord(): (type: string) => string {
  const kinds = useKinds();
  return (type) => kinds.find((kind) => kind.type === type)?.label ?? plainWord(type);
}

export function plainWord(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
