import type { Board } from '@/api/types';

/** Where cards are put: beside another card, or on top of a column. */
export interface Target {
  column: string;
  before?: string;
  after?: string;
}

export type DropData = { kind: 'card'; id: string; column: string } | { kind: 'column'; column: string };

/** What the innermost drop target under the pointer means; the edge is the half of the card the pointer is on. */
export function targetOf(
  data: DropData,
  edge: 'top' | 'bottom' | null,
  carried: string[],
  board: Board,
): Target | null {
  if (data.kind === 'column') {
    const cards = board.columns.find((column) => column.key === data.column)?.cards ?? [];
    const last = cards.findLast((card) => !carried.includes(card.id));
    return last ? { column: data.column, after: last.id } : { column: data.column };
  }
  if (carried.includes(data.id)) return null;
  return edge === 'bottom' ? { column: data.column, after: data.id } : { column: data.column, before: data.id };
}

/** Whether the card would stay where it is. */
export function isSamePlace(board: Board, id: string, target: Target): boolean {
  const column = board.columns.find((one) => one.cards.some((card) => card.id === id));
  if (!column || column.key !== target.column) return false;
  const at = column.cards.findIndex((card) => card.id === id);
  if (target.before) return column.cards[at + 1]?.id === target.before || target.before === id;
  if (target.after) return column.cards[at - 1]?.id === target.after || target.after === id;
  return at === 0;
}
