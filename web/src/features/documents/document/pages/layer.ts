import type { DocumentPage } from '@/api/documents';

/** A stretch of a page's text, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** A word at its place, in shares of the page from the upper left. */
export interface Placed extends Span {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function wordsOf(page: Pick<DocumentPage, 'words'>): Placed[] {
  return page.words.map(([start = 0, end = 0, x = 0, y = 0, width = 0, height = 0]) => ({
    start,
    end,
    x,
    y,
    width,
    height,
  }));
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Where a stretch of the text stands on the page: a part of a word by its share of the letters, read from its own side. */
export function boxesOf(text: string, words: Placed[], { start, end }: Span): Box[] {
  return words
    .filter((word) => word.start < end && word.end > start)
    .map((word) => {
      const letters = Math.max(1, word.end - word.start);
      const from = Math.max(0, start - word.start) / letters;
      const to = Math.min(letters, end - word.start) / letters;
      const mirrored = rightToLeft.test(text.slice(word.start, word.end));
      return {
        x: word.x + word.width * (mirrored ? 1 - to : from),
        y: word.y,
        width: word.width * (to - from),
        height: word.height,
      };
    });
}
