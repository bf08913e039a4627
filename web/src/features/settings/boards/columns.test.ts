import { expect, test } from 'vitest';
import type { Column } from '@/api/types';
import { added, keyFor, moved } from './columns';

const columns: Column[] = ['inbox', 'quoted', 'won', 'done'].map((key) => ({ key, name: key, wip_limit: null }));
const keys = (some: Column[]) => some.map((column) => column.key);

test.each([
  ['Waiting for customer', [], 'waiting_for_customer'],
  ['Quoted', ['quoted', 'quoted_2'], 'quoted_3'],
  ['  €!  ', [], 'column'],
  ['2nd look', [], 'nd_look'],
])('the column %j gets a key of its own', (name, taken, key) => {
  expect(keyFor(name, taken)).toBe(key);
});

test('a new column stands before the last', () => {
  expect(keys(added(columns, 'Sample sent'))).toEqual(['inbox', 'quoted', 'won', 'sample_sent', 'done']);
});

test('a column never passes the first or the last', () => {
  expect(keys(moved(columns, 1, 1))).toEqual(['inbox', 'won', 'quoted', 'done']);
  expect(moved(columns, 1, -1)).toBe(columns);
  expect(moved(columns, 2, 1)).toBe(columns);
  expect(moved(columns, 0, 1)).toBe(columns);
});
