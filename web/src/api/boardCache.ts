import type { Board, BoardColumn, Card, CardEvent } from './types';

/** What a board in the cache was asked for. */
export interface BoardFilters {
  entity_id?: string;
  assignee?: string;
  priority?: string;
  q?: string;
}

export function isFiltered(filters: BoardFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined && value !== '');
}

/** Ranks are compared as the database compares them: numbers as numbers, text by code unit. */
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

function withColumn(board: Board, key: string, change: (column: BoardColumn) => BoardColumn): Board {
  return { ...board, columns: board.columns.map((column) => (column.key === key ? change(column) : column)) };
}

function counted(board: Board, key: string | null, by: number): Board {
  if (key === null) return board;
  return withColumn(board, key, (column) => ({ ...column, count: Math.max(0, column.count + by) }));
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
  if (card.stream !== board.stream || card.status !== 'open' || card.merged_into) return false;
  if (filters.entity_id && card.entity_id !== filters.entity_id) return false;
  if (filters.priority && !filters.priority.split(',').includes(card.priority)) return false;
  if (filters.assignee === 'none') return card.assignee === null;
  if (filters.assignee && card.assignee?.id !== filters.assignee) return false;
  return true;
}

function insertedAt(cards: Card[], card: Card): number {
  let low = 0;
  let high = cards.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPosition(cards[middle]!, card) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts the newest state of a card where it belongs; an older state than the one held changes nothing. */
export function putCard(board: Board, card: Card, filters: BoardFilters): Board {
  const held = findCard(board, card.id);
  if (held && held.version > card.version) return board;
  if (!belongs(board, card, filters)) return removeCard(board, card.id);
  // Whether it answers to the words of the filter only the server knows.
  if (!held && filters.q) return board;
  // What only changed its face keeps its place in the list.
  if (held && held.column === card.column && held.position === card.position)
    return withColumn(board, card.column, (column) => ({
      ...column,
      cards: column.cards.map((one) => (one.id === card.id ? card : one)),
    }));
  return withColumn(removeCard(board, card.id), card.column, (column) => {
    const at = insertedAt(column.cards, card);
    return { ...column, count: column.count + 1, cards: column.cards.toSpliced(at, 0, card) };
  });
}

/** Puts a card beside a neighbour before the server has given it its rank there. */
export function putBeside(board: Board, card: Card, beside: { before?: string; after?: string }): Board {
  return withColumn(removeCard(board, card.id), card.column, (column) => {
    let at = 0;
    if (beside.before) at = column.cards.findIndex((one) => one.id === beside.before);
    else if (beside.after) at = column.cards.findIndex((one) => one.id === beside.after) + 1;
    if (at < 0) at = 0;
    return { ...column, count: column.count + 1, cards: column.cards.toSpliced(at, 0, card) };
  });
}

/**
 * Applies one event. Cards beyond the loaded part of a column change its count only. Answers `null` when only the
 * server can say what the board looks like now (a filter over a card that is not held).
 *
 * @param own whether this page did the act itself and has shown it already
 */
export function applyEvent(board: Board, event: CardEvent, filters: BoardFilters, own = false): Board | null {
  if (event.id <= board.last_event_id) return board;
  const seen: Board = { ...board, last_event_id: event.id };
  const card = event.card;
  if (findCard(seen, card.id)) {
    const gone =
      event.type === 'card.removed' && card.status === 'open'
        ? removeCard(seen, card.id)
        : putCard(seen, card, filters);
    return gone;
  }
  // Our own act was counted when it was guessed.
  if (own) return seen;
  const touches = card.stream === board.stream || event.from_stream === board.stream;
  if (!touches) return seen;
  if (isFiltered(filters)) return belongs(seen, card, filters) || event.type !== 'card.created' ? null : seen;

  const here = belongs(seen, card, filters);
  switch (event.type) {
    case 'card.removed':
      return counted(seen, event.from_column ?? card.column, -1);
    case 'card.moved': {
      const left = event.from_stream === board.stream ? counted(seen, event.from_column, -1) : seen;
      return here ? arrived(left, card) : left;
    }
    case 'card.created':
      return here ? arrived(seen, card) : seen;
    case 'card.updated':
      return seen;
  }
}

/** A card that was not held: shown when it sorts into the loaded part, counted in any case. */
function arrived(board: Board, card: Card): Board {
  return withColumn(board, card.column, (column) => {
    const at = insertedAt(column.cards, card);
    const beyond = at === column.cards.length && column.next_cursor !== null;
    return { ...column, count: column.count + 1, cards: beyond ? column.cards : column.cards.toSpliced(at, 0, card) };
  });
}

/** Adds the next page of a column, whatever moved since the page was asked for. */
export function appendPage(board: Board, key: string, items: Card[], nextCursor: string | null): Board {
  return withColumn(board, key, (column) => {
    const held = new Set(column.cards.map((card) => card.id));
    const cards = [...column.cards, ...items.filter((card) => !held.has(card.id))].sort(byPosition);
    return { ...column, cards, next_cursor: nextCursor };
  });
}
