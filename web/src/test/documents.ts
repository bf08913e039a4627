import { http, HttpResponse } from 'msw';
import type {
  Attached,
  Decision,
  DiffRun,
  DocumentItem,
  DocumentPage,
  DocumentStep,
  NearDuplicate,
  Tag,
  WholeDocument,
} from '@/api/documents';
import type { GivenUp } from '@/api/jobs';
import type { Link, SharedDocument } from '@/api/sharing';

export function aDocument(id: string, more: Partial<DocumentItem> = {}): DocumentItem {
  return {
    id,
    version: 1,
    filename: `${id}.pdf`,
    original_filename: `${id}.pdf`,
    mime_type: 'application/pdf',
    size_bytes: 48_213,
    storage_path: 'blobs/ab',
    hash_md5: 'ab',
    hash_sha256: 'ab',
    entity_id: 'ent_a',
    status: 'ready',
    doc_type: 'invoice',
    category: 'finance',
    confidence: 0.97,
    language: 'en',
    page_count: 2,
    reason: null,
    asn: null,
    added_by: { id: 'usr_rhea', name: 'Rhea Menon' },
    step: null,
    source: 'upload',
    tags: [],
    created_at: '2026-01-15T10:30:00Z',
    updated_at: '2026-01-15T10:30:00Z',
    trashed_at: null,
    ...more,
  };
}

export function aStep(job_type: string, more: Partial<DocumentStep> = {}): DocumentStep {
  return {
    id: `job_${job_type}`,
    document_id: 'doc',
    job_type,
    status: 'done',
    attempts: 1,
    result: null,
    error: null,
    started_at: '2026-01-15T10:30:01Z',
    completed_at: '2026-01-15T10:30:02Z',
    created_at: '2026-01-15T10:30:00Z',
    ...more,
  };
}

/** A page whose words stand in lines of their own, a tenth of the page high. */
export function aPage(number: number, text: string, more: Partial<DocumentPage> = {}): DocumentPage {
  const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }, nth) => [
    index,
    index + word.length,
    0.1,
    0.05 + nth * 0.1,
    0.3,
    0.04,
  ]);
  return { number, width: 595, height: 842, drawn: true, text, words, ...more };
}

/** The documents of a Pebble in memory: it keeps what is sent, and refuses what the real one refuses. */
export class SmallShelf {
  items = new Map<string, DocumentItem>();
  pages = new Map<string, DocumentPage[]>();
  steps = new Map<string, DocumentStep[]>();
  near = new Map<string, NearDuplicate[]>();
  mails = new Map<string, WholeDocument['mails']>();
  /** What hangs on the mail of each card. */
  attached = new Map<string, Attached[]>();
  /** What each document is shared with. */
  links = new Map<string, Link[]>();
  tags: Tag[] = [{ id: 'tag_1', name: 'export', type: 'system', documents: 3 }];
  diff: DiffRun[] = [];
  asked: { method: string; path: string; body: unknown; ifMatch: string | null }[] = [];
  /** What the next uploads answer, by name of the file; others are new. */
  refusing = new Map<string, { code: string; message: string; status?: number }>();
  sent: { path: string; fields: Record<string, string[]> }[] = [];

  constructor(...items: DocumentItem[]) {
    for (const item of items) this.items.set(item.id, item);
  }

  change(id: string, patch: Partial<DocumentItem>): DocumentItem {
    const before = this.items.get(id)!;
    const after = { ...before, ...patch, version: before.version + 1 };
    this.items.set(id, after);
    return after;
  }

  whole(id: string): WholeDocument {
    return {
      ...this.items.get(id)!,
      extracted_text: this.pages.has(id)
        ? this.pages
            .get(id)!
            .map(({ text }) => text)
            .join('\f')
        : null,
      jobs: this.steps.get(id) ?? [],
      versions: [],
      parts: [],
      part_of: null,
      tag_details: this.items
        .get(id)!
        .tags.map((name) =>
          this.tags.some((tag) => tag.name === name && tag.type === 'system')
            ? { name, source: 'auto', confidence: 0.9 }
            : { name, source: 'manual', confidence: null },
        ),
      mails: this.mails.get(id) ?? [],
      fields: [],
      near_duplicates: (this.near.get(id) ?? []).filter(({ decision }) => decision !== 'different'),
    };
  }

  private list(search: URLSearchParams): DocumentItem[] {
    return [...this.items.values()].filter(
      (item) =>
        (item.trashed_at !== null) === (search.get('trashed') === 'true') &&
        (!search.has('status') || item.status === search.get('status')) &&
        (!search.has('type') || item.doc_type === search.get('type')) &&
        (!search.has('tag') || item.tags.includes(search.get('tag')!)) &&
        (!search.has('entity_id') || item.entity_id === search.get('entity_id')) &&
        item.filename.toLowerCase().includes((search.get('q') ?? '').toLowerCase()),
    );
  }

  /** The documents beside a card or a company. */
  private beside(other: string): SharedDocument[] {
    return [...this.links].flatMap(([id, links]) =>
      links
        .filter((link) => link.id === other)
        .map(({ linked_by, linked_at }) => ({ ...this.items.get(id)!, shared_by: linked_by, shared_at: linked_at })),
    );
  }

  private givenUp(): GivenUp[] {
    return [...this.steps].flatMap(([id, steps]) =>
      steps
        .filter(({ status }) => status === 'failed')
        .map((step) => ({ ...step, document_id: id, filename: this.items.get(id)!.filename })),
    );
  }

  private note(request: Request, body: unknown) {
    const path = new URL(request.url).pathname.replace('/api/v1', '');
    this.asked.push({ method: request.method, path, body, ifMatch: request.headers.get('if-match') });
  }

  private async keep(request: Request): Promise<{ name: string }> {
    const text = await request.text();
    const fields: Record<string, string[]> = {};
    for (const [, name, value] of text.matchAll(/name="(\w+)"\r\n\r\n([^\r]*)\r\n/g))
      (fields[name!] ??= []).push(value!);
    this.sent.push({ path: new URL(request.url).pathname.replace('/api/v1', ''), fields });
    // On its way from jsdom a file loses its name; what is in it tells it here.
    return { name: /name="file".*\r\n.*\r\n\r\n(.*)\r\n/.exec(text)?.[1] ?? '' };
  }

  handlers() {
    return [
      http.get('/api/v1/tags', () => HttpResponse.json({ items: this.tags, next_cursor: null })),
      http.get('/api/v1/documents', ({ request }) => {
        const search = new URL(request.url).searchParams;
        const from = Number(search.get('cursor') ?? 0);
        const all = this.list(search);
        const next = from + Number(search.get('limit'));
        return HttpResponse.json({
          items: all.slice(from, next),
          next_cursor: next < all.length ? String(next) : null,
        });
      }),
      http.get('/api/v1/documents/counts', () => {
        const by_status: Record<string, number> = {};
        const kept = [...this.items.values()].filter(({ trashed_at }) => trashed_at === null);
        for (const { status } of kept) by_status[status] = (by_status[status] ?? 0) + 1;
        return HttpResponse.json({ by_status, trashed: this.items.size - kept.length });
      }),
      http.get('/api/v1/cards/:id/attached-documents', ({ params }) =>
        HttpResponse.json({ items: this.attached.get(String(params.id)) ?? [], next_cursor: null }),
      ),
      http.get('/api/v1/documents/:id/links', ({ params }) =>
        HttpResponse.json({ items: this.links.get(String(params.id)) ?? [] }),
      ),
      http.post('/api/v1/documents/:id/links', async ({ params, request }) => {
        const body = (await request.json()) as { card_id?: string; company_id?: string };
        this.note(request, body);
        const other = body.card_id ?? body.company_id ?? '';
        if (this.refusing.has(other)) return refuse('INVALID', this.refusing.get(other)!.message, 422);
        const link: Link = {
          type: body.card_id ? 'card' : 'company',
          id: other,
          title: `Subject of ${other}`,
          stream: body.card_id ? 'sales' : null,
          linked_by: { id: 'usr_rhea', name: 'Rhea Kulkarni' },
          linked_at: '2026-01-15T11:00:00Z',
        };
        const id = String(params.id);
        this.links.set(id, [link, ...(this.links.get(id) ?? [])]);
        return HttpResponse.json({ items: this.links.get(id) }, { status: 201 });
      }),
      http.delete('/api/v1/documents/:id/links', ({ params, request }) => {
        this.note(request, null);
        const search = new URL(request.url).searchParams;
        const other = search.get('card_id') ?? search.get('company_id');
        const id = String(params.id);
        this.links.set(
          id,
          (this.links.get(id) ?? []).filter((link) => link.id !== other),
        );
        return HttpResponse.json({ items: this.links.get(id) });
      }),
      http.get('/api/v1/:noun/:id/documents', ({ params }) =>
        HttpResponse.json({ items: this.beside(String(params.id)) }),
      ),
      http.get('/api/v1/jobs', () => HttpResponse.json({ items: this.givenUp(), next_cursor: null })),
      http.post('/api/v1/jobs/:id/retry', ({ params, request }) => {
        this.note(request, null);
        for (const [id, steps] of this.steps) {
          const step = steps.find((one) => one.id === params.id && one.status === 'failed');
          if (!step) continue;
          const again = { ...step, status: 'pending' as const, error: null, attempts: 0 };
          this.steps.set(
            id,
            steps.map((one) => (one === step ? again : one)),
          );
          return HttpResponse.json(again, { status: 202 });
        }
        return refuse('JOB_NOT_FAILED', 'It was not given up, or is tried again already.', 409);
      }),
      http.post('/api/v1/documents', async ({ request }) => {
        const { name } = await this.keep(request);
        const refused = this.refusing.get(name);
        if (refused) return refuse(refused.code, refused.message, refused.status ?? 400);
        const held = [...this.items.values()].find(({ filename }) => filename === name);
        const item = held ?? aDocument(`doc_${this.items.size + 1}`, { filename: name, status: 'processing' });
        this.items.set(item.id, item);
        const { id, filename, status, created_at } = item;
        return HttpResponse.json(
          { id, filename, status, created_at, duplicate_of: held ? id : null },
          { status: held ? 200 : 202 },
        );
      }),
      http.post('/api/v1/documents/batch', async ({ request }) => {
        await this.keep(request);
        const item = { filename: '', id: null, status: null, duplicate_of: null, error: null };
        return HttpResponse.json(
          {
            items: [
              { ...item, filename: 'a/coa.pdf', id: 'doc_coa', status: 'processing' },
              { ...item, filename: 'a/old.pdf', id: 'a', status: 'ready', duplicate_of: 'a' },
              {
                ...item,
                filename: 'run.exe',
                error: { code: 'UNSUPPORTED_FORMAT', message: 'A program is no document.' },
              },
            ],
          },
          { status: 202 },
        );
      }),
      http.get('/api/v1/documents/:id', ({ params }) => {
        const item = this.items.get(String(params.id));
        if (!item || item.trashed_at) return refuse('DOCUMENT_NOT_FOUND', `Document not found`, 404);
        return HttpResponse.json(this.whole(item.id));
      }),
      http.get('/api/v1/documents/:id/pages/:number', ({ params }) => {
        const page = this.pages.get(String(params.id))?.find(({ number }) => String(number) === params.number);
        return page ? HttpResponse.json(page) : refuse('PAGE_NOT_FOUND', 'There is no such page.', 404);
      }),
      http.get('/api/v1/documents/:id/near-duplicates/:other/diff', () => HttpResponse.json({ runs: this.diff })),
      http.put('/api/v1/documents/:id/near-duplicates/:other', async ({ params, request }) => {
        const { decision } = (await request.json()) as { decision: Decision };
        this.note(request, { decision });
        const id = String(params.id);
        const near = (this.near.get(id) ?? []).map((one) => (one.id === params.other ? { ...one, decision } : one));
        this.near.set(id, near);
        return HttpResponse.json({ near_duplicates: this.whole(id).near_duplicates });
      }),
      http.delete('/api/v1/documents/:id/near-duplicates/:other', ({ params, request }) => {
        this.note(request, null);
        const id = String(params.id);
        const near = (this.near.get(id) ?? []).map((one) =>
          one.id === params.other ? { ...one, decision: null } : one,
        );
        this.near.set(id, near);
        return HttpResponse.json({ near_duplicates: near });
      }),
      http.patch('/api/v1/documents/:id', async ({ params, request }) => {
        const body = (await request.json()) as Partial<DocumentItem>;
        const { reviewed, ...change } = body as Partial<DocumentItem> & { reviewed?: boolean };
        this.note(request, body);
        const item = this.items.get(String(params.id))!;
        if (request.headers.get('if-match') !== `"${item.version}"`)
          return refuse('STALE_VERSION', 'Somebody was first.', 412);
        const sorted = body.doc_type !== undefined || body.category !== undefined || reviewed === true;
        const status = sorted && item.status === 'review' ? 'ready' : item.status;
        return HttpResponse.json(
          this.change(item.id, { ...change, status, ...(sorted && { confidence: 1, reason: null }) }),
        );
      }),
      http.delete('/api/v1/documents/:id', ({ params, request }) => {
        this.note(request, null);
        this.change(String(params.id), { trashed_at: '2026-01-15T12:00:00Z' });
        return new HttpResponse(null, { status: 204 });
      }),
      http.delete('/api/v1/documents/:id/tags/:tag', ({ params, request }) => {
        this.note(request, null);
        const { tags } = this.items.get(String(params.id))!;
        return HttpResponse.json(this.change(String(params.id), { tags: tags.filter((tag) => tag !== params.tag) }));
      }),
      http.post('/api/v1/documents/:id/:act', async ({ params, request }) => {
        const id = String(params.id);
        const body = (await request.json().catch(() => null)) as { tags?: string[] } | null;
        this.note(request, body);
        switch (params.act) {
          case 'tags':
            return HttpResponse.json(
              this.change(id, { tags: [...this.items.get(id)!.tags, ...body!.tags!].toSorted() }),
            );
          case 'restore':
            return HttpResponse.json(this.change(id, { trashed_at: null }));
          default:
            return HttpResponse.json(this.change(id, { status: 'processing', reason: null }), { status: 202 });
        }
      }),
    ];
  }
}

function refuse(code: string, message: string, status: number): Response {
  return HttpResponse.json({ error: { code, message, details: {} } }, { status });
}
