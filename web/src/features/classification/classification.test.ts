import { describe, expect, test } from 'vitest';
import { operations, sales } from '@/test/cast';
import { periodsOf } from './periods';
import { inBoardOrder, rate, shareOf } from './words';

describe('shares', () => {
  test.each([
    [49, 52, '94 %'],
    [0, 52, '0 %'],
    [52, 52, '100 %'],
    [999, 1000, '99.9 %'],
    [1, 1000, '0.1 %'],
    [0, 0, '–'],
  ])('%i of %i is %s', (part, whole, said) => {
    expect(rate(part, whole)).toBe(said);
  });

  test('a share never stands without what it is a share of', () => {
    expect(shareOf(49, 52)).toBe('94 % of 52');
    expect(shareOf(0, 0)).toBe('–');
  });
});

test('boards keep their order, and what is no board comes last', () => {
  expect(inBoardOrder([sales, operations], ['noise', 'operations', 'unclassified', 'sales', 'sales'])).toEqual([
    'sales',
    'operations',
    'unclassified',
    'noise',
  ]);
});

describe('over time', () => {
  const days = [
    { day: '2026-01-02', judged: 4, placed: 3, overridden: 1 },
    { day: '2026-01-05', judged: 2, placed: 2, overridden: 0 },
  ];

  test('days without mail are there too', () => {
    const periods = periodsOf(days, '2026-01-01T09:00:00Z', '2026-01-05T09:00:00Z');

    expect(periods.map(({ from, judged }) => [from, judged])).toEqual([
      ['2026-01-01', 0],
      ['2026-01-02', 4],
      ['2026-01-03', 0],
      ['2026-01-04', 0],
      ['2026-01-05', 2],
    ]);
  });

  test('many days are told by the week', () => {
    const periods = periodsOf(days, '2026-01-01T09:00:00Z', '2026-03-31T09:00:00Z');

    expect(periods).toHaveLength(13);
    expect(periods[0]).toEqual({ from: '2026-01-01', days: 7, judged: 6, placed: 5, overridden: 1 });
  });
});
