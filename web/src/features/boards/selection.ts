import type { Board } from '@/api/types';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range begins. */
  anchor: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** From the anchor to this card; a range stays within one column, elsewhere the card is added. */
export function ranged(selection: Selection, id: string, board: Board): Selection {
  const column = board.columns.find((one) => one.cards.some((card) => card.id === id));
  const cards = column?.cards ?? [];
  const to = cards.findIndex((card) => card.id === id);
  const from = cards.findIndex((card) => card.id === selection.anchor);
  if (from < 0 || to < 0) return { ids: new Set([...selection.ids, id]), anchor: id };
  const between = cards.slice(Math.min(from, to), Math.max(from, to) + 1).map((card) => card.id);
  return { ids: new Set([...selection.ids, ...between]), anchor: selection.anchor };
}

/** Without what is no longer on the board. */
export function kept(selection: Selection, board: Board | undefined): Selection {
  if (selection.ids.size === 0 || !board) return selection;
  const present = new Set(board.columns.flatMap((column) => column.cards.map((card) => card.id)));
  const ids = [...selection.ids].filter((id) => present.has(id));
  return ids.length === selection.ids.size ? selection : { ids: new Set(ids), anchor: selection.anchor };
}
