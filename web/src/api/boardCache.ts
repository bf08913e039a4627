import { replaceEqualDeep } from '@tanstack/react-query';
import type { Board, BoardColumn, Card, CardEvent } from './types';

/** What a board in the cache was asked for. */
export interface BoardFilters {
  entity_id?: string;
  assignee?: string;
  priority?: string;
  q?: string;
  /** "true" shows the cards that sleep as well. */
  snoozed?: string;
}

export function isFiltered(filters: BoardFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined && value !== '');
}

/** Ranks are texts that compare by code unit, as the database compares them. */
export function byPosition(one: Card, other: Card): number {
  if (one.position === other.position) return one.id < other.id ? -1 : 1;
  return one.position < other.position ? -1 : 1;
}

export function findCard(board: Board, id: string): Card | undefined {
  for (const column of board.columns) {
    const card = column.cards.find((one) => one.id === id);
    if (card) return card;
  }
  return undefined;
}

function sameOr<T extends object>(old: T | undefined, now: T): T {
  const fields = Object.keys(now) as (keyof T)[];
  return old && fields.every((field) => old[field] === now[field]) ? old : now;
}

function sameListOr<T>(old: T[] | undefined, now: T[]): T[] {
  return old?.length === now.length && now.every((one, at) => one === old[at]) ? old : now;
}

/**
 * Keeps what says the same as before the same object, a face wherever in its column it is now. The cache by itself compares
 * lists place by place: one card on top would make every card below it a new one, and each would be drawn again.
 */
export function sameFaces(before: unknown, now: unknown): unknown {
  const [old, next] = [before, now] as [Board | undefined, Board];
  if (!old) return next;
  const held = new Map(old.columns.flatMap((column) => column.cards.map((card) => [card.id, card])));
  const columns = next.columns.map((column) => {
    const same = old.columns.find((one) => one.key === column.key);
    if (same === column) return same;
    const cards = column.cards.map((card) => replaceEqualDeep(held.get(card.id), card));
    return sameOr(same, { ...column, cards: sameListOr(same?.cards, cards) });
  });
  return sameOr(old, { ...next, columns: sameListOr(old.columns, columns) });
}

function withColumn(board: Board, key: string, change: (column: BoardColumn) => BoardColumn): Board {
  return { ...board, columns: board.columns.map((column) => (column.key === key ? change(column) : column)) };
}

/** The board without a card that it holds. */
export function removeCard(board: Board, id: string): Board {
  const from = board.columns.find((column) => column.cards.some((card) => card.id === id));
  if (!from) return board;
  return withColumn(board, from.key, (column) => ({
    ...column,
    count: Math.max(0, column.count - 1),
    cards: column.cards.filter((card) => card.id !== id),
  }));
}

/** Whether a card belongs on this board at all; `q` is judged by the server, here it only keeps what was found. */
export function belongs(board: Board, card: Card, filters: BoardFilters): boolean {
  const awake = card.status === 'open' || (card.status === 'snoozed' && filters.snoozed !== undefined);
  if (card.stream !== board.stream || !awake || card.merged_into) return false;
  if (filters.entity_id && card.entity_id !== filters.entity_id) return false;
  if (filters.priority && !filters.priority.split(',').includes(card.priority)) return false;
  if (filters.assignee === 'none') return card.assignee === null;
  if (filters.assignee && card.assignee?.id !== filters.assignee) return false;
  return true;
}

function placeIn(cards: Card[], card: Card): number {
  let low = 0;
  let high = cards.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPosition(cards[middle]!, card) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a card that the board does not hold where its rank says. */
export function insertCard(board: Board, card: Card): Board {
  return withColumn(board, card.column, (column) => ({
    ...column,
    count: column.count + 1,
    cards: column.cards.toSpliced(placeIn(column.cards, card), 0, card),
  }));
}

/**
 * Puts the newest state of a held card where it belongs. An older state changes nothing; nor does a card that is not held:
 * whether that one is counted already only the event stream can tell.
 */
export function putCard(board: Board, card: Card, filters: BoardFilters): Board {
  const held = findCard(board, card.id);
  if (!held || held.version > card.version) return board;
  if (!belongs(board, card, filters)) return removeCard(board, card.id);
  // What only changed its face keeps its place in the list.
  if (held.column === card.column && held.position === card.position)
    return withColumn(board, card.column, (column) => ({
      ...column,
      cards: column.cards.map((one) => (one.id === card.id ? card : one)),
    }));
  return insertCard(removeCard(board, card.id), card);
}

/** Puts a held card beside a neighbour before the server has given it its rank there. */
export function putBeside(board: Board, card: Card, beside: { before?: string; after?: string }): Board {
  return withColumn(removeCard(board, card.id), card.column, (column) => {
    let at = 0;
    if (beside.before) at = column.cards.findIndex((one) => one.id === beside.before);
    else if (beside.after) at = column.cards.findIndex((one) => one.id === beside.after) + 1;
    if (at < 0) at = 0;
    return { ...column, count: column.count + 1, cards: column.cards.toSpliced(at, 0, card) };
  });
}

/** A board after an event, and what only the server knows of it: how many cards lie in its columns, or which. */
export interface Applied {
  board: Board;
  ask?: 'counts' | 'cards';
}

/** Acts that leave a card where it is and awake, so that nothing is counted anew. */
const quiet = new Set([
  'assigned',
  'unassigned',
  'prioritised',
  'tagged',
  'renamed',
  'due_set',
  'noted',
  'note_removed',
  'linked',
  'unlinked',
  'absorbed',
  'released',
  'split',
]);

/**
 * Applies one event.
 *
 * @param own whether this page did the act itself and has shown and counted it on this board already
 */
export function applyEvent(board: Board, event: CardEvent, filters: BoardFilters, own = false): Applied {
  if (event.id <= board.last_event_id) return { board };
  const seen: Board = { ...board, last_event_id: event.id };
  const card = event.card;
  if (findCard(seen, card.id)) {
    // What may no longer be seen comes without its face.
    const gone = event.type === 'card.removed' && event.from_stream === board.stream;
    return { board: gone ? removeCard(seen, card.id) : putCard(seen, card, filters) };
  }
  if (own || (card.stream !== board.stream && event.from_stream !== board.stream)) return { board: seen };

  const here = belongs(seen, card, filters);
  if (isFiltered(filters)) return here ? { board: seen, ask: 'cards' } : { board: seen, ask: 'counts' };
  if (event.type === 'card.created') return { board: here ? arrived(seen, card) : seen };
  if (event.type === 'card.moved' && event.kind === 'moved') {
    if (card.status !== 'open') return { board: seen };
    const left = event.from_stream === board.stream && event.from_column ? counted(seen, event.from_column, -1) : seen;
    return { board: here ? arrived(left, card) : left };
  }
  if (event.type === 'card.updated' && quiet.has(event.kind ?? '')) return { board: seen };
  // It fell asleep, woke, was archived, reopened, undone …: only the server knows whether it was counted before.
  return { board: here ? arrived(seen, card) : seen, ask: 'counts' };
}

function counted(board: Board, key: string, by: number): Board {
  return withColumn(board, key, (column) => ({ ...column, count: Math.max(0, column.count + by) }));
}

/** A card that was not held: shown when it sorts into the loaded part, counted in any case. */
function arrived(board: Board, card: Card): Board {
  const column = board.columns.find((one) => one.key === card.column);
  if (!column) return board;
  const beyond = column.next_cursor !== null && placeIn(column.cards, card) === column.cards.length;
  return beyond ? counted(board, card.column, 1) : insertCard(board, card);
}

/** The true counts, with the cards that are held. */
export function recounted(board: Board, counts: Board): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      const told = counts.columns.find((one) => one.key === column.key)?.count;
      return told === undefined ? column : { ...column, count: Math.max(told, column.cards.length) };
    }),
  };
}

/** Adds the next page of a column, whatever moved since the page was asked for. */
export function appendPage(board: Board, key: string, items: Card[], nextCursor: string | null): Board {
  return withColumn(board, key, (column) => {
    const held = new Set(column.cards.map((card) => card.id));
    const cards = [...column.cards, ...items.filter((card) => !held.has(card.id))].sort(byPosition);
    return { ...column, cards, next_cursor: nextCursor };
  });
}
