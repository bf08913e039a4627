import type { Wire } from './wire';

/**
 * The words of the HTTP surface as the screens use them: the server's own records, generated from its OpenAPI document. By hand is what that
 * document does not describe: preferences, which the server keeps as they come, and the events of its stream.
 */

export type Role = Wire['ProfilesProfile']['roles'][number];
export type Priority = Card['priority'];
export type CardStatus = Card['status'];
export type DecidedBy = Classification['decided_by'];
export type Disposition = MessageItem['disposition'];
export type NoiseKind = NonNullable<MessageItem['noise_kind']>;

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export type EntityRef = Wire['ProfilesGranted'];

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

export type Me = Omit<Wire['ProfilesProfile'], 'preferences'> & { preferences: Preferences };

export interface Session {
  user: Me;
  csrf_token: string;
}

export type Person = Wire['PeoplePerson'];
export type Address = Wire['Address'];
/** Sent too, where a limit may be left out. */
export type Column = Required<Wire['StreamColumn']>;
export type Stream = Omit<Wire['Stream'], 'columns'> & { columns: Column[] };
export type Classification = Wire['Classification'];
export type SenderCheck = Wire['SenderCheck'];
/** Where a card stands in an outside system; `none` when it was never pushed. */
export type SyncState = Wire['CardViewSync'];
export type CompanyRef = Wire['CompanyLink'];
export type Suggestion = Wire['SuggestionView'];
export type Card = Wire['CardView'];

export type Attachment = Wire['Attachment'];
export type Invitation = Wire['Invitation'];
export type MessageCopy = Wire['MessageViewCopy'];
type Text = 'text' | 'reply_text' | 'newest_text';
/** A message as lists show it. */
export type MessageItem = Omit<Wire['MessageView'], Text>;
/** A message with its texts, as a card's conversation shows it. */
export type Message = MessageItem & Record<Text, string>;

export type Note = Wire['Note'];
/** Something that a mail states, and where: `start` and `end` count in UTF-16 characters of the field. */
export type Fact = Wire['Fact'];
/** What a language model made of a conversation. */
export type Summary = Wire['SummariesSummary'];
/** What stands in the newest mail of a card's customer. */
export type Reading = Wire['CardReadingReading'];
export type CardDetail = Omit<Wire['CardsOpenedCard'], 'thread'> & { thread: { id: string; messages: Message[] } };

export type BoardColumn = Wire['CardListsColumn'];
export type Board = Wire['CardListsBoard'];

/** What one field was and became. */
export type Change = Wire['ActivityViewChange'];
export type Activity = Wire['ActivityView'];
/** Every act answers the card as it is then, and the activity by which it can be undone: none when it changed nothing. */
export type ActResult = Wire['ActedView'];
/** All of the cards that an act on many changed; no activity when there were none. */
export type BulkResult = Wire['ActedManyView'];
/** Somebody was called to look at a card. */
export type Notification = Wire['NotificationsNotification'];

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
