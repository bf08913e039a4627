import { describe, expect, test } from 'vitest';
import { changesOf } from './changes';
import { endOf, startOf } from './days';
import { actWord, valueWord } from './words';

describe('what an act changed', () => {
  test('is told field by field, without what stayed', () => {
    expect(changesOf({ column: 'inbox', tags: [], version: 1 }, { column: 'done', tags: [], version: 2 })).toEqual([
      { field: 'column', before: 'inbox', after: 'done' },
    ]);
  });

  test('is everything that a new thing has', () => {
    expect(changesOf(null, { id: 'card_1', column: 'inbox' })).toEqual([
      { field: 'column', before: null, after: 'inbox' },
    ]);
  });
});

test.each([
  [null, '–'],
  [true, 'yes'],
  [['a', 'b'], 'a, b'],
  [{ name: 'Inbox', key: 'inbox' }, 'Inbox'],
  ['ent_a', 'Sahyadri Chemicals'],
  ['card_0123456789abcdef0123456789abcdef', 'card_…abcdef'],
])('%j reads as %j', (value, words) => {
  expect(valueWord(value, new Map([['ent_a', 'Sahyadri Chemicals']]))).toBe(words);
});

test('an act is said in words', () => {
  expect(actWord('card.moved')).toBe('Card moved');
  expect(actWord('card.prioritised')).toBe('Priority changed');
});

test('a moment is read as a day and a time', () => {
  expect(valueWord('2026-11-27T08:14:50Z')).toMatch(/^2[78] Nov 2026, \d\d:\d\d$/);
});

test('the last day looked at belongs to what is shown', () => {
  const day = 86_400_000;
  expect(Date.parse(endOf('2026-01-15')!) - Date.parse(startOf('2026-01-15')!)).toBe(day);
  expect(startOf('rubbish')).toBeUndefined();
});
