import { putBeside } from '@/api/boardCache';
import type { Board, Card } from '@/api/types';
import type { Target } from './drop';

/** A card in the hand, by keyboard: where it would be dropped now. */
export interface Carry {
  card: Card;
  column: string;
  /** Its place among the other cards of that column. */
  index: number;
}

function others(board: Board, column: string, id: string): Card[] {
  return (board.columns.find((one) => one.key === column)?.cards ?? []).filter((card) => card.id !== id);
}

export function pickUp(board: Board, card: Card): Carry {
  const column = board.columns.find((one) => one.key === card.column);
  return { card, column: card.column, index: Math.max(0, column?.cards.findIndex((one) => one.id === card.id) ?? 0) };
}

export function step(board: Board, carry: Carry, way: 'up' | 'down' | 'left' | 'right'): Carry {
  if (way === 'up' || way === 'down') {
    const most = others(board, carry.column, carry.card.id).length;
    const index = Math.min(most, Math.max(0, carry.index + (way === 'up' ? -1 : 1)));
    return { ...carry, index };
  }
  const at = board.columns.findIndex((column) => column.key === carry.column) + (way === 'left' ? -1 : 1);
  const column = board.columns[at];
  if (!column) return carry;
  return {
    ...carry,
    column: column.key,
    index: Math.min(carry.index, others(board, column.key, carry.card.id).length),
  };
}

export function targetOfCarry(board: Board, carry: Carry): Target {
  const cards = others(board, carry.column, carry.card.id);
  const next = cards[carry.index];
  if (next) return { column: carry.column, before: next.id };
  const last = cards.at(-1);
  return last ? { column: carry.column, after: last.id } : { column: carry.column };
}

/** The board as it looks with the card in the hand. */
export function carried(board: Board, carry: Carry | null): Board {
  if (!carry) return board;
  return putBeside(board, { ...carry.card, column: carry.column }, targetOfCarry(board, carry));
}
