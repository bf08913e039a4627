import type { Board, Card, CardDetail, CardEvent, Fact, Me, Message, Person, Reading, Stream } from '@/api/types';

/** The people and cards that tests speak of. */
export const mira: Person = { id: 'usr_mira', name: 'Mira Shah', initials: 'MS' };
export const arjun: Person = { id: 'usr_arjun', name: 'Arjun Nair', initials: 'AN' };

export const rhea: Me = {
  id: 'usr_rhea',
  email: 'rhea@pebble.local',
  name: 'Rhea Kulkarni',
  roles: ['AGENT'],
  entities: [
    { id: 'ent_a', name: 'Sahyadri Chemicals' },
    { id: 'ent_b', name: 'Konkan Solvents' },
  ],
  streams: ['sales', 'operations'],
  initials: 'RK',
  preferences: {},
};

export const sales: Stream = {
  key: 'sales',
  name: 'Sales',
  version: 1,
  columns: [
    { key: 'inbox', name: 'Inbox', wip_limit: null },
    { key: 'quoted', name: 'Quoted', wip_limit: 2 },
    { key: 'done', name: 'Done', wip_limit: null },
  ],
};

export const operations: Stream = {
  key: 'operations',
  name: 'Operations',
  version: 1,
  columns: [
    { key: 'inbox', name: 'Inbox', wip_limit: null },
    { key: 'done', name: 'Done', wip_limit: null },
  ],
};

export const triage: Stream = {
  key: 'unclassified',
  name: 'Unclassified',
  version: 1,
  columns: [
    { key: 'inbox', name: 'Inbox', wip_limit: null },
    { key: 'done', name: 'Done', wip_limit: null },
  ],
};

export function aCard(id: string, more: Partial<Card> = {}): Card {
  return {
    id,
    version: 1,
    subject: `Subject of ${id}`,
    snippet: 'Kindly share your best rate',
    stream: 'sales',
    column: 'inbox',
    position: id,
    priority: 'normal',
    status: 'open',
    assignee: null,
    entity_id: 'ent_a',
    customer: { name: 'Rahul Mehta', email: 'rahul@coromandel.example' },
    company: { id: 'cmp_1', name: 'Coromandel Paints' },
    message_count: 2,
    attachment_count: 0,
    note_count: 0,
    created_at: '2026-01-15T10:30:00Z',
    updated_at: '2026-01-15T10:30:00Z',
    first_message_at: '2026-01-15T10:30:00Z',
    last_message_at: '2026-01-15T10:30:00Z',
    waiting_since: '2026-01-15T10:30:00Z',
    due_at: null,
    snoozed_until: null,
    woken_from: null,
    archived_at: null,
    merged_into: null,
    tags: [],
    badges: [],
    sender_check: null,
    classification: null,
    sync: { connector: null, state: 'none', external_id: null, url: null },
    thread_id: `thr_${id}`,
    links: [],
    ...more,
  };
}

/** A board of sales whose columns hold these cards, in this order. */
export function aBoard(columns: Partial<Record<'inbox' | 'quoted' | 'done', Card[]>>, lastEventId = 10): Board {
  return {
    stream: 'sales',
    name: 'Sales',
    last_event_id: lastEventId,
    columns: (['inbox', 'quoted', 'done'] as const).map((key) => {
      const cards = (columns[key] ?? []).map((card) => ({ ...card, column: key }));
      return { key, name: key, wip_limit: null, count: cards.length, cards, next_cursor: null };
    }),
  };
}

export function anEvent(id: number, type: CardEvent['type'], card: Card, from: Partial<CardEvent> = {}): CardEvent {
  return {
    id,
    type,
    card,
    stream: card.stream,
    column: card.column,
    from_stream: null,
    from_column: null,
    entity_id: card.entity_id,
    actor: { id: arjun.id, name: arjun.name },
    activity_id: `act_${id}`,
    ...from,
  };
}

export function aMessage(id: string, more: Partial<Message> = {}): Message {
  return {
    id,
    sha256: 'ab',
    copies: [],
    message_id: `<${id}@mail.example>`,
    subject: 'IPA 99.9%',
    from: { name: 'Rahul Mehta', email: 'rahul@coromandel.example' },
    to: [{ name: 'Sales', email: 'sales@sahyadri.example' }],
    cc: [],
    date: '2026-01-15T10:30:00Z',
    received_at: '2026-01-15T10:30:05Z',
    mailbox_ids: ['mbx_1'],
    thread_id: 'thr_1',
    card_id: 'card_1',
    disposition: 'carded',
    noise_kind: null,
    reason: null,
    text: 'Kindly share your best rate',
    reply_text: 'Kindly share your best rate',
    newest_text: 'Kindly share your best rate',
    attachments: [],
    sender_check: { verdict: 'ok', reasons: ['DKIM passed'] },
    has_html: false,
    has_remote_images: false,
    traits: [],
    invitation: null,
    ...more,
  };
}

export function aFact(type: Fact['type'], text: string, field: Fact['field'], within: string, value?: string): Fact {
  const start = within.indexOf(text);
  return { type, text, field, start, end: start + text.length, value: value ?? null };
}

export function aReading(more: Partial<Reading> = {}): Reading {
  return {
    message_id: 'msg_1',
    language: 'en',
    urgency: 'normal',
    urgency_reason: '',
    entities: [],
    summary: null,
    can_summarise: false,
    ...more,
  };
}

export function aCardDetail(card: Card, messages: Message[]): CardDetail {
  return { ...card, thread: { id: card.thread_id, messages }, earlier_cards: [], suggestions: [] };
}

/** "inbox: a b | quoted: c" – a board in one line. */
export function lined(board: Board | undefined): string {
  if (!board) return 'none';
  return board.columns
    .map((column) => `${column.key} ${column.count}: ${column.cards.map((card) => card.id).join(' ')}`.trim())
    .join(' | ');
}
