import { expect, test } from 'vitest';
import { isSafeReturn } from './isSafeReturn';

test.each([
  ['/messages?q=a', true],
  ['/boards/sales?to=https%3A%2F%2Felsewhere.example', true],
  ['/boards/sales?q=//a/./b', true],
  ['//evil.example', false],
  ['/\\evil.example', false],
  ['/\t/evil.example', false],
  ['%2f%2fevil.example', false],
  ['/%2f%2fevil.example', false],
  ['/%5Cevil.example', false],
  ['/.//evil.example', false],
  ['/boards/..//evil.example', false],
  ['/%2e%2e//evil.example', false],
  ['https://evil.example', false],
  ['https:evil.example', false],
  [' https://evil.example', false],
  ['javascript:alert(1)', false],
  ['data:text/html,a', false],
  ['boards', false],
  ['/login', false],
  ['/login?to=/', false],
  ['/api/v1/auth/login/microsoft', false],
  [undefined, false],
])('coming from %j is safe: %j', (to, safe) => {
  expect(isSafeReturn(to)).toBe(safe);
});
