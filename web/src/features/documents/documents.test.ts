import { describe, expect, test } from 'vitest';
import { rhea } from '@/test/cast';
import { aDocument, aPage } from '@/test/documents';
import { can, canBring } from './can';
import { copied } from './document/pages/copied';
import { hitsOf, mostHits, spansOf } from './document/pages/find';
import { boxesOf, wordsOf } from './document/pages/layer';
import { longestOf, widthOf, zoomed } from './document/pages/zoom';

const found = (text: string, words: string) => spansOf(text, words).map(({ start, end }) => text.slice(start, end));

describe('words are found', () => {
  test('whatever their capitals and the blanks between them', () => {
    expect(found('Best Rate\nfor IPA, best  rate', 'best rate')).toEqual(['Best Rate', 'best  rate']);
    expect(found('الفاتورة رقم ٧ والفاتورة', 'الفاتورة')).toEqual(['الفاتورة', 'الفاتورة']);
  });

  test('as they are written: signs of patterns mean themselves', () => {
    expect(found('a.c (x) abc 99.9% [IPA] a-b \\d', 'a.c')).toEqual(['a.c']);
    expect(found('99.9% [IPA] \\d', '[IPA] \\d')).toEqual(['[IPA] \\d']);
    expect(found('anything', '  ')).toEqual([]);
  });

  test('on every page, up to a number nobody counts', () => {
    expect(hitsOf(['ipa', '', 'IPA ipa'], 'ipa').map(({ page, start }) => [page, start])).toEqual([
      [1, 0],
      [3, 0],
      [3, 4],
    ]);
    expect(hitsOf(['a '.repeat(mostHits + 10)], 'a')).toHaveLength(mostHits);
  });
});

describe('places on a page', () => {
  test('are those of the words, and of a part of a word its share', () => {
    const page = aPage(1, 'Isopropyl alcohol');
    const [box, ...more] = boxesOf(page.text, wordsOf(page), { start: 0, end: 3 });
    expect(more).toEqual([]);
    expect(box!.x).toBeCloseTo(0.1);
    expect(box!.width).toBeCloseTo(0.1);
    expect(boxesOf(page.text, wordsOf(page), { start: 6, end: 12 })).toHaveLength(2);
  });

  test('of words from right to left are counted from the right', () => {
    const page = aPage(1, 'مرحبا');
    const [box] = boxesOf(page.text, wordsOf(page), { start: 0, end: 1 });
    expect(box!.x).toBeCloseTo(0.1 + 0.3 * 0.8);
  });
});

describe('what is copied', () => {
  test('is the text of the pages, with its own blanks, from the first letter chosen to the last', () => {
    const word = (text: string, behind: string) => `<span data-text="${text}" data-behind="${behind}">${text}</span>`;
    document.body.innerHTML =
      `<div data-layer>${word('Best', ' ')}${word('rate', '\n')}${word('for', '')}</div>` +
      `<div data-layer>${word('IPA', ' ')}${word('99%', '')}</div>`;
    const texts = [...document.querySelectorAll('span')].map((span) => span.firstChild!);
    const selection = window.getSelection()!;
    selection.setBaseAndExtent(texts[0]!, 2, texts[3]!, 2);
    expect(copied(selection)).toBe('st rate\nfor\n\nIP');
    selection.removeAllRanges();
    expect(copied(selection)).toBe('');
  });
});

describe('the size of a page', () => {
  test('goes by steps, from wherever fitting has put it', () => {
    expect(zoomed('fit', 1.13, 1)).toBe(1.25);
    expect(zoomed('fit', 1.13, -1)).toBe(1);
    expect(zoomed(4, 4, 1)).toBe(4);
    expect(zoomed(0.25, 0.25, -1)).toBe(0.25);
  });

  test('fits the room or is as on paper', () => {
    expect(widthOf(595, 'fit', 700)).toBe(668);
    expect(widthOf(595, 'fit', 3000)).toBe(1200);
    expect(widthOf(72, 1, 700)).toBe(96);
  });

  test('is drawn in one of a few sizes', () => {
    expect(longestOf(600, 850, 1)).toBe(800);
    expect(longestOf(700, 990, 1)).toBe(1200);
    expect(longestOf(2000, 3000, 3)).toBe(4096);
  });
});

describe('who may do what', () => {
  test('says the reason to those who may not', () => {
    const viewer = { ...rhea, roles: ['VIEWER' as const] };
    expect(can('sort', viewer, aDocument('a'))).toBe('You may read documents but not change them.');
    expect(can('sort', rhea, aDocument('a', { trashed_at: 'x' }))).toBe('It lies in the trash. Take it out first.');
    expect(can('again', rhea, aDocument('a', { status: 'processing' }))).toBe('Pebble is reading it just now.');
    expect(can('again', rhea, aDocument('a'))).toBe(true);
    expect(can('unlock', rhea, aDocument('a'))).toBe('It needs no password.');
    expect(can('throw-away', rhea, aDocument('a', { entity_id: null }))).toMatch('whole group');
    expect(canBring({ ...rhea, entities: [] })).toMatch(/no legal entity/);
    expect(canBring({ ...rhea, roles: ['ADMIN'], entities: [] })).toBe(true);
  });
});
