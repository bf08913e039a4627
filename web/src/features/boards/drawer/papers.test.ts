import { expect, test } from 'vitest';
import type { Attached, DocumentItem } from '@/api/documents';
import { papersOf } from './papers';

const on = (message: string, id: string, entry = 0): Attached => ({
  message_id: message,
  n: 1,
  entry,
  part: 0,
  document: { id } as DocumentItem,
});

test('papers of the latest mail come first, those of one mail in its order, and each once', () => {
  const papers = papersOf([
    on('first', 'old'),
    on('first', 'again'),
    on('last', 'archive'),
    on('last', 'again', 1),
    on('last', 'leaf', 2),
  ]);

  expect(papers.map(({ document }) => document.id)).toEqual(['archive', 'again', 'leaf', 'old']);
  expect(papers[1]?.messages).toEqual(['first', 'last']);
});
