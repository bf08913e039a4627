import type { Found, Hit, HitType } from '@/api/search';
import { types } from './search';

/** What was found of one type. */
export interface Group {
  type: HitType;
  hits: Hit[];
  /** How many there are, shown or not. */
  total: number;
}

/**
 * The best of each type; the type whose best comes first stands first. Types of which some were found, but none among the best, are told too, so that nothing
 * seems not to be there.
 */
export function groupsOf({ items, facets }: Pick<Found, 'items' | 'facets'>, most: number): Group[] {
  const counts = facets.type ?? {};
  const hits = new Map<HitType, Hit[]>();
  for (const hit of items) hits.set(hit.type, [...(hits.get(hit.type) ?? []), hit]);
  for (const type of types) if (counts[type] && !hits.has(type)) hits.set(type, []);
  return [...hits].map(([type, found]) => ({
    type,
    hits: found.slice(0, most),
    total: Math.max(counts[type] ?? 0, found.length),
  }));
}
