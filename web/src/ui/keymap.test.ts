import { expect, test } from 'vitest';
import { keyCaps } from './keymap';

test.each([
  ['shift+x', ['⇧', 'x']],
  ['g b', ['g', 'b']],
  ['+', ['+']],
  ['mod+k', ['Ctrl', 'k']],
])('the caps of %s', (combination, caps) => {
  expect(keyCaps(combination)).toEqual(caps);
});
