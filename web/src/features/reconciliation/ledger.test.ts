import { expect, test } from 'vitest';
import { ledgerOf } from './ledger';
import { verdict } from './words';

const report = (source: number, missing: number, by: Record<string, number>) => ({
  at: '2026-01-15T10:30:00Z',
  source_count: source,
  held_count: source - missing,
  missing_count: missing,
  missing: [],
  by_disposition: by,
});

test.each([
  [report(10, 0, { carded: 7, noise: 3 }), { sum: 10, copies: 0, gone: 0 }],
  [report(10, 1, { carded: 5, noise: 2, quarantined: 1 }), { sum: 8, copies: 1, gone: 0 }],
  [report(3, 0, { carded: 5 }), { sum: 5, copies: 0, gone: 2 }],
])('what is held and what became of it come to the same number', (given, expected) => {
  const ledger = ledgerOf(given);

  expect(ledger).toMatchObject(expected);
  expect(ledger.sum + ledger.copies - ledger.gone).toBe(given.held_count);
});

test.each([
  [report(0, 0, {}), 'The source holds no mail yet, so there is nothing to compare.'],
  [report(2029, 0, {}), 'Every one of the 2,029 mails of the source is held. Nothing is missing.'],
  [report(10, 2, {}), '2 mails of 10 are missing.'],
])('the verdict is a sentence', (given, words) => {
  expect(verdict(given)).toBe(words);
});
