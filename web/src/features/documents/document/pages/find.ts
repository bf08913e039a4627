import type { Span } from './layer';

/** Words found on a page, counted from 1. */
export interface Hit extends Span {
  page: number;
}

/** More are not told apart by anybody. */
export const mostHits = 5_000;

/** Where the words stand in a text; how they are spaced and whether they are capitals does not count. */
export function spansOf(text: string, words: string): Span[] {
  const wanted = words.trim();
  if (!wanted) return [];
  const pattern = wanted
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
    .join('\\s+');
  return Array.from(text.matchAll(new RegExp(pattern, 'gi')), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

export function hitsOf(pages: string[], words: string): Hit[] {
  const hits: Hit[] = [];
  for (const [nth, text] of pages.entries()) {
    for (const span of spansOf(text, words)) {
      if (hits.length === mostHits) return hits;
      hits.push({ page: nth + 1, ...span });
    }
  }
  return hits;
}
