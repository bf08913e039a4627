import { http, HttpResponse } from 'msw';
import type { Kind } from '@/api/kinds';
import type {
  ActResult,
  Activity,
  Card,
  CardDetail,
  CardEvent,
  CompanyRef,
  Me,
  Message,
  Notification,
  Reading,
  Stream,
} from '@/api/types';
import { aBoard, aMessage, aReading, arjun, mira, operations, rhea, sales, triage } from './cast';

type Columns = Parameters<typeof aBoard>[0];

const kinds: Kind[] = [
  { type: 'invoice', category: 'finance', label: 'Invoice' },
  { type: 'receipt', category: 'finance', label: 'Receipt' },
  { type: 'credit_note', category: 'finance', label: 'Credit note' },
  { type: 'quotation', category: 'sales', label: 'Quotation' },
  { type: 'price_list', category: 'sales', label: 'Price list' },
  { type: 'delivery_note', category: 'logistics', label: 'Delivery note' },
  { type: 'certificate_of_analysis', category: 'quality', label: 'Certificate of analysis' },
  { type: 'agreement', category: 'legal', label: 'Agreement' },
];

const streams: Stream[] = [sales, operations, triage];

/** A Pebble in memory, as small as the screens' tests need it: it keeps cards, refuses what the real one refuses, and tells events. */
export class SmallPebble {
  cards = new Map<string, Card>();
  messages = new Map<string, Message[]>();
  earlier: Card[] = [];
  /** What stands in the mail of every card. */
  reading: Reading = aReading();
  /** The cards that any other can be merged into. */
  mergeable: string[] = [];
  companies: CompanyRef[] = [];
  activities: (Activity & { card: string; before: Partial<Card> })[] = [];
  asked: { method: string; path: string; body: Record<string, unknown>; ifMatch: string | null }[] = [];
  notifications: Notification[] = [];
  me: Me = structuredClone(rhea);
  private events: ReadableStreamDefaultController<Uint8Array> | null = null;
  private lastEvent = 10;

  constructor(columns: Columns) {
    for (const column of aBoard(columns).columns)
      column.cards.forEach((card, nth) => this.cards.set(card.id, { ...card, position: String(nth) }));
  }

  /** Somebody else's act, as its event. */
  tell(type: CardEvent['type'], card: Card, from: Partial<CardEvent> = {}) {
    const event = {
      id: ++this.lastEvent,
      type,
      card,
      stream: card.stream,
      column: card.column,
      from_stream: null,
      from_column: null,
      ...from,
    };
    this.events?.enqueue(
      new TextEncoder().encode(`id: ${event.id}\nevent: ${type}\ndata: ${JSON.stringify(event)}\n\n`),
    );
  }

  /** An event of another kind than cards'. */
  tellOf(type: string, data: object) {
    const event = JSON.stringify({ id: ++this.lastEvent, type, ...data });
    this.events?.enqueue(new TextEncoder().encode(`id: ${this.lastEvent}\nevent: ${type}\ndata: ${event}\n\n`));
  }

  column(key: string): string[] {
    return this.shown('sales', key).map((card) => card.id);
  }

  private shown(stream: string, column: string): Card[] {
    return [...this.cards.values()]
      .filter((card) => card.stream === stream && card.column === column && card.status === 'open' && !card.merged_into)
      .sort((one, other) => (one.position < other.position ? -1 : 1));
  }

  private change(id: string, patch: Partial<Card>, summary: string): ActResult {
    const card = this.cards.get(id)!;
    const entries = Object.entries(patch);
    if (entries.length > 0 && entries.every(([key, value]) => card[key as keyof Card] === value))
      return { ...card, activity_id: null };
    const before = Object.fromEntries(Object.keys(patch).map((key) => [key, card[key as keyof Card]])) as Partial<Card>;
    const next = { ...card, ...patch, version: card.version + 1 };
    this.cards.set(id, next);
    const activity = `act_${this.activities.length + 1}`;
    this.activities.unshift({
      id: activity,
      card: id,
      card_id: id,
      before,
      data: {},
      group_id: null,
      undo_of: null,
      at: '2026-01-15T11:00:00Z',
      actor: { id: this.me.id, name: this.me.name, initials: this.me.initials },
      kind: 'edited',
      summary,
      changes: [],
      undoable: true,
      undone_by: null,
    });
    return { ...next, activity_id: activity };
  }

  private undo(id: string): ActResult {
    const activity = this.activities.find((one) => one.id === id)!;
    activity.undone_by = 'act_undo';
    const card = this.change(activity.card, activity.before, 'undid it');
    this.tell('card.updated', card, { from_stream: card.stream, from_column: card.column, kind: 'undone' });
    return card;
  }

  private act(id: string, path: string, body: Record<string, unknown>): ActResult | Response {
    switch (path) {
      case 'move': {
        const column = String(body.column);
        const limit = sales.columns.find((one) => one.key === column)?.wip_limit;
        const stream = String(body.stream ?? this.cards.get(id)!.stream);
        if (limit && this.shown(stream, column).length >= limit && !body.wip_reason)
          return refuse('WIP_LIMIT_EXCEEDED', 'Quoted holds 2 of 2 cards.', 409);
        const others = this.shown(stream, column).filter((card) => card.id !== id);
        const at = body.before
          ? others.findIndex((card) => card.id === body.before)
          : body.after
            ? others.findIndex((card) => card.id === body.after) + 1
            : 0;
        others.forEach((card, nth) =>
          this.cards.set(card.id, { ...this.cards.get(card.id)!, position: `${nth < at ? 'a' : 'z'}${nth}` }),
        );
        return this.change(id, { stream, column, position: 'm' }, `moved to ${column}`);
      }
      case 'noise':
        return this.change(id, { status: 'archived' }, 'filed the conversation as noise');
      case 'archive':
        return this.change(id, { status: 'archived' }, 'archived');
      case 'snooze':
        return this.change(id, { status: 'snoozed', snoozed_until: String(body.until) }, 'snoozed');
      case 'notes':
        return this.change(id, { note_count: 1 }, 'wrote a note');
      default:
        return this.change(id, {}, path);
    }
  }

  handlers() {
    return [
      http.all('/api/v1/*', async ({ request }) => {
        if (request.method === 'GET') return;
        const body = (await request
          .clone()
          .json()
          .catch(() => ({}))) as Record<string, unknown>;
        const path = new URL(request.url).pathname.replace('/api/v1', '');
        if (path !== '/presence')
          this.asked.push({ method: request.method, path, body, ifMatch: request.headers.get('if-match') });
      }),
      http.get('/api/v1/auth/me', () => HttpResponse.json({ user: this.me, csrf_token: 'csrf' })),
      http.patch('/api/v1/auth/me', async ({ request }) => {
        const { preferences } = (await request.json()) as Pick<Me, 'preferences'>;
        this.me = { ...this.me, preferences: { ...this.me.preferences, ...preferences } };
        return HttpResponse.json({ user: this.me, csrf_token: 'csrf' });
      }),
      http.get('/api/v1/streams', () => HttpResponse.json({ items: streams, next_cursor: null })),
      http.get('/api/v1/people', ({ request }) => {
        const q = (new URL(request.url).searchParams.get('q') ?? '').toLowerCase();
        return HttpResponse.json({
          items: [mira, arjun].filter((one) => one.name.toLowerCase().includes(q)),
          next_cursor: null,
        });
      }),
      http.get('/api/v1/boards/:stream', ({ params, request }) => {
        const search = new URL(request.url).searchParams;
        const columns = streams
          .find((one) => one.key === params.stream)!
          .columns.map(({ key }) => {
            const cards = this.shown(String(params.stream), key).filter((card) => {
              if (search.get('assignee') && card.assignee?.id !== search.get('assignee')) return false;
              return card.subject.toLowerCase().includes((search.get('q') ?? '').toLowerCase());
            });
            return { key, count: cards.length, cards, next_cursor: null };
          });
        return HttpResponse.json({ stream: params.stream, columns, last_event_id: this.lastEvent });
      }),
      http.get('/api/v1/cards', ({ request }) => {
        const q = new URL(request.url).searchParams.get('q')?.toLowerCase() ?? '';
        const items = [...this.cards.values()].filter(({ subject }) => subject.toLowerCase().includes(q));
        return HttpResponse.json({ items, next_cursor: null });
      }),
      http.get('/api/v1/companies', ({ request }) => {
        const q = new URL(request.url).searchParams.get('q')?.toLowerCase() ?? '';
        const items = this.companies.filter(({ name }) => name.toLowerCase().includes(q));
        return HttpResponse.json({ items, next_cursor: null });
      }),
      http.get('/api/v1/companies/:id', ({ params }) => {
        const company = this.companies.find(({ id }) => id === params.id);
        if (!company) return refuse('COMPANY_NOT_FOUND', 'No such company.', 404);
        return HttpResponse.json({ ...company, version: 1, domains: [], gstins: [] });
      }),
      http.get('/api/v1/cards/:id/mergeable', ({ params }) =>
        HttpResponse.json({
          items: [...this.cards.values()].filter(({ id }) => id !== params.id && this.mergeable.includes(id)),
          next_cursor: null,
        }),
      ),
      http.get('/api/v1/cards/:id', ({ params }) => {
        const card = this.cards.get(String(params.id));
        if (!card) return refuse('CARD_NOT_FOUND', 'No such card.', 404);
        const messages = this.messages.get(card.id) ?? [aMessage('msg_1')];
        return HttpResponse.json({
          ...card,
          thread: { id: 'thr_1', messages },
          earlier_cards: this.earlier,
          suggestions: [],
        } satisfies CardDetail);
      }),
      http.get('/api/v1/cards/:id/reading', () => HttpResponse.json(this.reading)),
      http.get('/api/v1/cards/:id/attached-documents', () => HttpResponse.json({ items: [], next_cursor: null })),
      http.get('/api/v1/cards/:id/documents', () => HttpResponse.json({ items: [] })),
      http.get('/api/v1/messages/:id/attached-documents', () => HttpResponse.json({ items: [], next_cursor: null })),
      http.get('/api/v1/document-kinds', () => HttpResponse.json({ items: kinds, next_cursor: null })),
      http.post('/api/v1/search', () =>
        HttpResponse.json({ items: [], next_cursor: null, total: 0, took_ms: 1, facets: {}, degraded: null }),
      ),
      http.get('/api/v1/notifications', () => HttpResponse.json({ items: this.notifications, next_cursor: null })),
      http.post('/api/v1/notifications/read', () => {
        this.notifications = [];
        return HttpResponse.json({ marked: 1 });
      }),
      http.get('/api/v1/cards/:id/notes', () => HttpResponse.json({ items: [], next_cursor: null })),
      http.get('/api/v1/cards/:id/activity', ({ params }) =>
        HttpResponse.json({ items: this.activities.filter((one) => one.card === params.id), next_cursor: null }),
      ),
      http.patch('/api/v1/cards/:id', async ({ params, request }) => {
        const body = (await request.json()) as Partial<Card> & { assignee?: unknown };
        const person = [this.me, mira, arjun].find((one) => one.id === (body.assignee as unknown));
        const patch = 'assignee' in body ? { assignee: person ?? null } : body;
        return HttpResponse.json(this.change(String(params.id), patch, 'changed it'));
      }),
      http.post('/api/v1/cards/bulk', async ({ request }) => {
        const { ids, action, ...rest } = (await request.json()) as { ids: string[]; action: string };
        const items = ids.map((id) => ({ id, card: this.act(id, action, rest) as ActResult }));
        const head = `bulk_${items.map(({ card }) => card.activity_id).join('+')}`;
        return HttpResponse.json({ activity_id: head, items });
      }),
      http.post('/api/v1/cards/:id/:act', async ({ params, request }) => {
        const answer = this.act(
          String(params.id),
          String(params.act),
          (await request.json()) as Record<string, unknown>,
        );
        return answer instanceof Response ? answer : HttpResponse.json(answer);
      }),
      http.post('/api/v1/undo/:id', ({ params }) => {
        const id = String(params.id);
        if (!id.startsWith('bulk_')) return HttpResponse.json(this.undo(id));
        const items = id
          .slice(5)
          .split('+')
          .map((part) => this.undo(part));
        return HttpResponse.json({ activity_id: 'act_undo', items: items.map((card) => ({ id: card.id, card })) });
      }),
      http.post('/api/v1/presence', () => new HttpResponse(null, { status: 204 })),
      http.get('/api/v1/events', () => {
        const stream = new ReadableStream<Uint8Array>({
          start: (controller) => {
            this.events = controller;
            controller.enqueue(new TextEncoder().encode(`event: hello\ndata: {"last_event_id":${this.lastEvent}}\n\n`));
          },
        });
        return new HttpResponse(stream, { headers: { 'content-type': 'text/event-stream' } });
      }),
    ];
  }
}

function refuse(code: string, message: string, status: number): Response {
  return HttpResponse.json({ error: { code, message, details: {} } }, { status });
}
