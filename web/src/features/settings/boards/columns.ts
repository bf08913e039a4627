import type { Column } from '@/api/types';

/** The first and the last column stay what they are: mail arrives in one, work ends in the other. */
export function isFixed(columns: Column[], at: number): boolean {
  return at === 0 || at === columns.length - 1;
}

/** A key of its own for a new column, from its name. */
export function keyFor(name: string, taken: string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 36);
  const stem = plain || 'column';
  if (!taken.includes(stem)) return stem;
  let n = 2;
  while (taken.includes(`${stem}_${n}`)) n++;
  return `${stem}_${n}`;
}

/** The column one place up or down; never past the first or the last. */
export function moved(columns: Column[], at: number, by: -1 | 1): Column[] {
  const to = at + by;
  if (isFixed(columns, at) || to <= 0 || to >= columns.length - 1) return columns;
  const next = [...columns];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** A new column stands before the last. */
export function added(columns: Column[], name: string): Column[] {
  const key = keyFor(
    name,
    columns.map((column) => column.key),
  );
  return [...columns.slice(0, -1), { key, name, wip_limit: null }, columns[columns.length - 1]!];
}
