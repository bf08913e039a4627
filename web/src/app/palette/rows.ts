import type { ReactNode } from 'react';

/** One line that can be chosen. */
export interface PaletteRow {
  key: string;
  label: ReactNode;
  /** What stands below it: whose it is, where it answers. */
  about?: ReactNode;
  left?: ReactNode;
  right?: ReactNode;
  run: () => void;
}

export interface PaletteGroup {
  name: string;
  /** What stands at the end of its name. */
  count?: string;
  rows: PaletteRow[];
}

/** Whether each of the words begins one of the label's: "go do" finds "Go to documents". */
export function answers(label: string, text: string): boolean {
  const words = label.toLowerCase().split(/[\s,–-]+/);
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((typed) => words.some((word) => word.startsWith(typed)));
}

/** The row after or before the chosen one, from the end back to the beginning. */
export function stepped(rows: PaletteRow[], chosen: string | undefined, by: 1 | -1): string | undefined {
  const at = rows.findIndex(({ key }) => key === chosen);
  if (at < 0) return rows[by === 1 ? 0 : rows.length - 1]?.key;
  return rows[(at + by + rows.length) % rows.length]?.key;
}
