import { afterEach, describe, expect, test } from 'vitest';
import { age, bytes, count, fullTime, initialsOf, number, percent, setLocale, shortTime } from './format';

const now = new Date('2026-03-18T14:00:00');
afterEach(() => setLocale(undefined));

describe('times', () => {
  test.each([
    ['2026-03-18T09:05:00', '09:05'],
    ['2026-03-17T14:05:00', 'Tue 14:05'],
    ['2026-03-12T14:05:00', 'Thu 14:05'],
    ['2026-03-10T14:05:00', '10 Mar'],
    ['2024-03-12T14:05:00', '12 Mar 2024'],
  ])('%s reads %s', (iso, expected) => {
    expect(shortTime(iso, now)).toBe(expected);
  });

  test('nothing reads nothing', () => {
    expect([shortTime(null), fullTime(undefined), age(null)]).toEqual(['', '', '']);
    expect(fullTime('2026-03-12T14:05:00')).toContain('12 March 2026');
  });

  test.each([
    [0.5, 'now'],
    [12, '12 min'],
    [60 * 47, '47 h'],
    [60 * 48, '2 d'],
    [60 * 24 * 90, '3 mo'],
    [60 * 24 * 800, '2 y'],
  ])('%d minutes ago is %s', (minutes, expected) => {
    expect(age(new Date(now.getTime() - minutes * 60_000).toISOString(), now.getTime())).toBe(expected);
  });
});

describe('numbers', () => {
  test('are grouped as the person set it', () => {
    expect(number(1234567)).toBe('12,34,567');
    setLocale('en-GB');
    expect(number(1234567)).toBe('1,234,567');
  });

  test('always have their unit', () => {
    expect([percent(0.624), bytes(812), bytes(14_200), bytes(3_200_000), bytes(82_000_000)]).toEqual([
      '62 %',
      '812 B',
      '14 kB',
      '3.2 MB',
      '82 MB',
    ]);
    expect([count(1, 'card'), count(2, 'card'), count(2, 'copy', 'copies')]).toEqual(['1 card', '2 cards', '2 copies']);
  });
});

test.each([
  ['Rahul Mehta', 'RM'],
  ['K. R. Subramanian', 'KS'],
  ['sales', 'S'],
  ['', '?'],
])('%s is shortened to %s', (name, expected) => {
  expect(initialsOf(name)).toBe(expected);
});
