import type { Asked, HitType, SearchMode } from '@/api/search';

/** What is looked for, as the URL holds it. */
export interface SearchSearch {
  q?: string;
  type?: string;
  stream?: string;
  status?: string;
  doc_type?: string;
  tag?: string;
  /** Days: 2026-01-15. */
  from?: string;
  until?: string;
  mode?: string;
  entity?: string;
}

export const types: HitType[] = ['card', 'message', 'document', 'company'];

function startOf(day: string | undefined, later = 0): string | undefined {
  if (!day) return undefined;
  const at = new Date(`${day}T00:00`);
  if (Number.isNaN(at.getTime())) return undefined;
  at.setDate(at.getDate() + later);
  return at.toISOString();
}

/** The same as the server is asked it: days begin where the person is, and the last one counts. */
export function askedOf(search: SearchSearch): Asked {
  const { q, type, mode, stream, status, doc_type, tag, entity, from, until } = search;
  const filters = { entity_id: entity, stream, status, doc_type, tag, after: startOf(from), before: startOf(until, 1) };
  return {
    query: q?.trim() ?? '',
    types: types.filter((one) => one === type),
    mode: mode === 'keyword' || mode === 'semantic' ? (mode satisfies SearchMode) : undefined,
    filters,
  };
}

/** Everything that narrows the words, set to nothing. */
export const wide = {
  type: undefined,
  stream: undefined,
  status: undefined,
  doc_type: undefined,
  tag: undefined,
  from: undefined,
  until: undefined,
} satisfies SearchSearch;

/** Whether it is narrowed by more than its type. */
export function isNarrowed({ stream, status, doc_type, tag, from, until }: SearchSearch): boolean {
  return [stream, status, doc_type, tag, from, until].some(Boolean);
}

/** Whether there is anything to look for. */
export function isAsked(search: SearchSearch): boolean {
  return Boolean(search.q?.trim() || search.type || isNarrowed(search));
}
