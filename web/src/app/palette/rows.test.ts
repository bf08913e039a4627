import { describe, expect, test } from 'vitest';
import { answers, stepped } from './rows';

describe('commands', () => {
  test('answer to the beginnings of their words, in any order', () => {
    expect(answers('Go to documents', 'doc')).toBe(true);
    expect(answers('Go to documents', 'doc go')).toBe(true);
    expect(answers('Go to documents', 'uments')).toBe(false);
    expect(answers('Move to the board – or file as noise', 'noise')).toBe(true);
    expect(answers('Archive, or reopen', '')).toBe(true);
  });
});

describe('rows', () => {
  const rows = ['a', 'b', 'c'].map((key) => ({ key, label: key, run: () => {} }));

  test('are walked around', () => {
    expect(stepped(rows, 'a', 1)).toBe('b');
    expect(stepped(rows, 'c', 1)).toBe('a');
    expect(stepped(rows, 'a', -1)).toBe('c');
    expect(stepped(rows, 'gone', 1)).toBe('a');
    expect(stepped([], undefined, 1)).toBeUndefined();
  });
});
