import type { Board, Card } from '@/api/types';

export interface Place {
  column: number;
  index: number;
}

export function placeOf(board: Board, id: string | null): Place | null {
  if (!id) return null;
  for (const [column, { cards }] of board.columns.entries()) {
    const index = cards.findIndex((card) => card.id === id);
    if (index >= 0) return { column, index };
  }
  return null;
}

/** The card at a place, or the nearest in that column. */
export function cardAt(board: Board, { column, index }: Place): Card | undefined {
  const cards = board.columns[column]?.cards ?? [];
  return cards[Math.min(Math.max(0, index), cards.length - 1)];
}

/** The card one step away; columns without cards are stepped over. */
export function neighbour(board: Board, id: string | null, way: 'up' | 'down' | 'left' | 'right'): Card | undefined {
  const at = placeOf(board, id);
  if (!at) return board.columns.find((column) => column.cards.length > 0)?.cards[0];
  if (way === 'up') return board.columns[at.column]!.cards[at.index - 1];
  if (way === 'down') return board.columns[at.column]!.cards[at.index + 1];
  const by = way === 'left' ? -1 : 1;
  for (let column = at.column + by; column >= 0 && column < board.columns.length; column += by) {
    const card = cardAt(board, { column, index: at.index });
    if (card) return card;
  }
  return undefined;
}

/** Previous or next in reading order, from the end of a column to the top of the next. */
export function inOrder(board: Board, id: string, by: -1 | 1): Card | undefined {
  const all = board.columns.flatMap((column) => column.cards);
  const at = all.findIndex((card) => card.id === id);
  return at < 0 ? undefined : all[at + by];
}
