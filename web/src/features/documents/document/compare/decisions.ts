import type { Decision } from '@/api/documents';

/** What a person can say of two documents that look alike. */
export const decisions: Record<Decision, { act: string; word: string; said: string }> = {
  same: { act: 'The same', word: 'The same', said: 'They count as the same document.' },
  new_version: { act: 'A new version', word: 'Other version', said: 'One counts as a new version of the other.' },
  different: {
    act: 'Different',
    word: 'Different',
    said: 'They count as different, and are not shown together again.',
  },
};
