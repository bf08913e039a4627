import { beforeEach, describe, expect, test } from 'vitest';
import { asnWord, lastPrinted, mostSheets, problemOf, sheetsUrl } from './sheets';

beforeEach(() => localStorage.clear());

describe('separator sheets', () => {
  test('are asked for by their number, and by the first archive number where they carry one', () => {
    expect(sheetsUrl('split', 10, 7)).toBe('/api/v1/documents/separators.pdf?count=10');
    expect(sheetsUrl('asn', 2, 7)).toBe('/api/v1/documents/separators.pdf?count=2&asn=7');
    expect(asnWord(7)).toBe('ASN00007');
    expect(asnWord(1_234_567)).toBe('ASN1234567');
  });

  test('that cannot be printed say why', () => {
    expect(problemOf('split', '', 1)?.field).toBe('count');
    expect(problemOf('split', mostSheets + 1, 1)?.field).toBe('count');
    expect(problemOf('split', mostSheets, '')).toBeNull();
    expect(problemOf('asn', 1, '')?.field).toBe('asn');
    expect(problemOf('asn', 2, 999_999_999)?.field).toBe('asn');
    expect(problemOf('asn', 1, 999_999_999)).toBeNull();
  });

  test('go on from the last number that was printed', () => {
    expect(lastPrinted.next()).toBe(1);
    lastPrinted.remember(120);
    expect(lastPrinted.next()).toBe(121);
    expect(lastPrinted.is(121)).toBe(true);
    expect(lastPrinted.is(1)).toBe(false);
  });
});
