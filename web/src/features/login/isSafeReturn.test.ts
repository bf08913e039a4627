import { expect, test } from 'vitest';
import { isSafeReturn } from './isSafeReturn';

test.each([
  ['/messages?q=a', true],
  ['//evil.example', false],
  ['/\\evil.example', false],
  ['https://evil.example', false],
  ['/login', false],
  [undefined, false],
])('coming from %j is safe: %j', (to, safe) => {
  expect(isSafeReturn(to)).toBe(safe);
});
