/** The wire shapes of the HTTP surface, written by hand as design/api.md words them. */

export type Role = 'ADMIN' | 'MANAGER' | 'AGENT' | 'MARKETING' | 'QUALITY' | 'VIEWER';
export type Priority = 'urgent' | 'high' | 'normal' | 'low';
export type CardStatus = 'open' | 'snoozed' | 'archived' | 'merged';
export type DecidedBy = 'rule' | 'memory' | 'model' | 'llm' | 'person';
export type Disposition = 'pending' | 'carded' | 'noise' | 'quarantined';
export type NoiseKind =
  'bounce' | 'feedback_report' | 'auto_reply' | 'newsletter' | 'otp' | 'system_notice' | 'spam' | 'personal';

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface EntityRef {
  id: string;
  name: string;
}

/** What a person set for themselves; unknown keys of other versions are kept by the server. */
export interface Preferences {
  density?: 'compact' | 'cosy';
  single_keys?: boolean;
  locale?: string;
  saved_filters?: SavedFilter[];
}

export interface SavedFilter {
  id: string;
  name: string;
  stream?: string;
  search: { assignee?: string; priority?: string; q?: string; snoozed?: string };
}

export interface Me {
  id: string;
  email: string;
  name: string;
  roles: Role[];
  entities: EntityRef[];
  streams: string[];
  initials: string;
  preferences: Preferences;
}

export interface Session {
  user: Me;
  csrf_token: string;
}

export interface Person {
  id: string;
  name: string;
  initials: string;
  email?: string;
}

export interface Address {
  name: string | null;
  email: string | null;
}

export interface Column {
  key: string;
  name: string;
  wip_limit: number | null;
}

export interface Stream {
  key: string;
  name: string;
  columns: Column[];
  version: number;
  count?: number;
}

export interface Classification {
  stream: string;
  intent: string | null;
  confidence: number;
  decided_by: DecidedBy;
  reasons: string[];
  /** The likeliest board, or `noise`, sure or not; null when the classifier was not asked. */
  best_stream?: string | null;
}

export interface SenderCheck {
  verdict: 'ok' | 'unknown' | 'suspicious' | 'spoof' | (string & {});
  reasons: string[];
}

/** Where a card stands in an outside system; `none` when it was never pushed. */
export interface SyncState {
  connector: string | null;
  state: string;
  external_id: string | null;
  url: string | null;
}

export interface CompanyRef {
  id: string;
  name: string;
}

export interface Suggestion {
  id: string;
  kind: 'merge' | 'split';
  reason: string;
  message_id: string | null;
  other_card_id: string | null;
  other_subject?: string | null;
}

export interface Card {
  id: string;
  version: number;
  subject: string;
  snippet: string;
  stream: string;
  column: string;
  position: string;
  priority: Priority;
  status: CardStatus;
  assignee: Person | null;
  entity_id: string;
  customer: Address | null;
  company: CompanyRef | null;
  message_count: number;
  attachment_count: number;
  note_count: number;
  first_message_at?: string | null;
  last_message_at: string | null;
  waiting_since: string | null;
  due_at: string | null;
  snoozed_until: string | null;
  /** The snooze that a customer's reply ended early; it can be taken up again. */
  woken_from?: string | null;
  archived_at: string | null;
  merged_into: string | null;
  tags: string[];
  badges: string[];
  sender_check: SenderCheck | null;
  classification: Classification | null;
  sync: SyncState | null;
  thread_id: string | null;
  links?: string[];
  suggestions?: Suggestion[];
}

export interface Attachment {
  n: number;
  filename: string | null;
  content_type: string;
  size: number;
  sha256: string;
  inline: boolean;
}

export interface Invitation {
  method?: string | null;
  summary?: string | null;
  start?: string | null;
  end?: string | null;
  location?: string | null;
  organiser?: string | null;
}

export interface MessageCopy {
  sha256: string;
  size: number;
  mailbox_id: string;
  received_at: string;
}

/** A message as lists show it. */
export interface MessageItem {
  id: string;
  sha256: string;
  copies: MessageCopy[];
  message_id: string | null;
  subject: string;
  from: Address | null;
  to: Address[];
  cc: Address[];
  date: string | null;
  received_at: string;
  mailbox_ids: string[];
  thread_id: string | null;
  card_id: string | null;
  disposition: Disposition;
  noise_kind: NoiseKind | null;
  reason: string | null;
  attachments: Attachment[];
  sender_check: SenderCheck | null;
}

/** A message with its texts, as a card's conversation shows it. */
export interface Message extends MessageItem {
  text: string;
  reply_text: string;
  newest_text: string;
  has_html: boolean;
  has_remote_images: boolean;
  traits: string[];
  invitation: Invitation | null;
}

export interface Note {
  id: string;
  card_id: string;
  author: Person;
  text: string;
  mentions: Person[];
  at: string;
}

/** Something that a mail states, and where: `start` and `end` count in UTF-16 characters of the field. */
export interface Fact {
  type: string;
  text: string;
  field: 'subject' | 'text';
  start: number;
  end: number;
  /** The normal form, where there is one. */
  value?: string | null;
}

/** What a language model made of a conversation. */
export interface Summary {
  summary: string;
  next_action: string;
  model: string;
  written_at: string;
}

/** What stands in the newest mail of a card's customer. */
export interface Reading {
  message_id: string;
  /** ISO 639-1, with `-Latn` for what is commonly written otherwise; empty where there is too little to tell by. */
  language: string;
  urgency: Priority;
  urgency_reason: string;
  entities: Fact[];
  summary?: Summary | null;
  can_summarise: boolean;
}

export interface CardDetail extends Card {
  thread: { id: string; messages: Message[] };
  /** What came from the same customer before. */
  earlier_cards?: Card[];
}

export interface BoardColumn {
  key: string;
  count: number;
  cards: Card[];
  next_cursor: string | null;
}

export interface Board {
  stream: string;
  columns: BoardColumn[];
  last_event_id: number;
}

/** What one field was and became. */
export interface Change {
  field: string;
  before: unknown;
  after: unknown;
}

export interface Activity {
  id: string;
  at: string;
  actor: Person;
  kind: string;
  summary: string;
  changes: Change[];
  undoable: boolean;
  undone_by: string | null;
}

/** Every act answers the card as it is then, and the activity by which it can be undone: none when it changed nothing. */
export type ActResult = Card & { activity_id: string | null };

/** All of the cards that an act on many changed; no activity when there were none. */
export interface BulkResult {
  activity_id: string | null;
  items: { id: string; card: Card }[];
}

/** Somebody was called to look at a card. */
export interface Notification {
  id: string;
  kind: string;
  card_id: string;
  subject: string;
  by: string;
  text: string;
  at: string;
  read_at: string | null;
}

export interface Watcher {
  id: string;
  name: string;
  initials: string;
  doing: string;
}

export interface CardEvent {
  id: number;
  type: 'card.created' | 'card.moved' | 'card.updated' | 'card.removed';
  card: Card;
  stream: string;
  column: string;
  from_stream: string | null;
  from_column: string | null;
  entity_id: string;
  actor: { id: string | null; name: string } | null;
  activity_id: string | null;
  /** What was done: "moved", "archived" … */
  kind?: string;
}

export interface PresenceEvent {
  card_id: string;
  users: Watcher[];
}
