import { separatorsUrl } from '@/api/documents';

/** Sheets that only separate, or that carry an archive number. */
export type Kind = 'split' | 'asn';

export const mostSheets = 200;
const highest = 999_999_999;
const key = 'pebble.separators-last';

/** The number as the sheet carries it. */
export function asnWord(asn: number): string {
  return `ASN${String(asn).padStart(5, '0')}`;
}

/** What is wrong with what was typed, in words. */
export function problemOf(
  kind: Kind,
  count: number | string,
  first: number | string,
): { field: 'count' | 'asn'; words: string } | null {
  const sheets = Number(count);
  if (count === '' || !Number.isInteger(sheets) || sheets < 1 || sheets > mostSheets)
    return { field: 'count', words: `1 to ${mostSheets} sheets at once.` };
  const number = Number(first);
  if (kind === 'asn' && (first === '' || !Number.isInteger(number) || number < 1 || number + sheets - 1 > highest))
    return { field: 'asn', words: 'A number from 1, of up to nine digits.' };
  return null;
}

export function sheetsUrl(kind: Kind, count: number, first: number): string {
  return separatorsUrl(count, kind === 'asn' ? first : undefined);
}

/** The last archive number that was printed from this browser: the next sheets go on from there, so that no number is printed twice. */
export const lastPrinted = {
  next: () => Number(localStorage.getItem(key) ?? 0) + 1 || 1,
  is: (first: number) => localStorage.getItem(key) === String(first - 1),
  remember: (last: number) => localStorage.setItem(key, String(last)),
};
