import { http, HttpResponse } from 'msw';
import type { Asked, Found, Hit, HitType } from '@/api/search';

export function aHit(type: HitType, id: string, title: string, more: Partial<Hit> = {}): Hit {
  return {
    type,
    id,
    title,
    highlights: [],
    score: 1,
    found_by: 'both',
    url: `/${id}`,
    who: null,
    at: '2026-01-15T10:30:00Z',
    stream: null,
    status: null,
    doc_type: null,
    entity_id: null,
    ...more,
  };
}

/** A search over a few things in memory: what holds all the words in its title is found. */
export class SmallSearch {
  hits: Hit[];
  degraded: string | null = null;
  asked: (Asked & { limit: number; cursor?: string })[] = [];
  /** Answers wait for these, by their words. */
  waiting = new Map<string, Promise<void>>();

  constructor(...hits: Hit[]) {
    this.hits = hits;
  }

  private found({ query, types, filters, limit, cursor }: Asked & { limit: number; cursor?: string }): Found {
    const words = query.toLowerCase().split(/\s+/);
    const narrowed = this.hits.filter(
      (hit) =>
        words.every((word) => hit.title.toLowerCase().includes(word)) &&
        (!types?.length || types.includes(hit.type)) &&
        (!filters?.stream || hit.stream === filters.stream) &&
        (!filters?.status || hit.status === filters.status),
    );
    const from = Number(cursor ?? 0);
    const counted = (by: (hit: Hit) => string | null) => {
      const counts: Record<string, number> = {};
      for (const value of narrowed.map(by)) if (value) counts[value] = (counts[value] ?? 0) + 1;
      return counts;
    };
    return {
      items: narrowed.slice(from, from + limit),
      next_cursor: from + limit < narrowed.length ? String(from + limit) : null,
      total: narrowed.length,
      took_ms: 3,
      facets: { type: counted((hit) => hit.type), stream: counted((hit) => hit.stream), doc_type: {}, tag: {} },
      degraded: this.degraded,
    };
  }

  handlers() {
    return [
      http.post('/api/v1/search', async ({ request }) => {
        const asked = (await request.json()) as Asked & { limit: number; cursor?: string };
        this.asked.push(asked);
        await this.waiting.get(asked.query);
        return HttpResponse.json(this.found(asked));
      }),
    ];
  }
}
