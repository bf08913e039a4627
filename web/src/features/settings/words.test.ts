import { expect, test } from 'vitest';
import { agentWord } from './agentWord';
import { passwordProblem } from './passwordProblem';

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    'Safari on macOS',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['curl/8.1', 'curl'],
  ['', 'An unknown program'],
])('%j is %j', (agent, words) => {
  expect(agentWord(agent)).toBe(words);
});

test('a password is looked at before the server is asked', () => {
  expect(passwordProblem('short', 'short')).toHaveProperty('next');
  expect(passwordProblem('long enough to do', 'long enough to dp')).toHaveProperty('again');
  expect(passwordProblem('long enough to do', 'long enough to do')).toEqual({});
});
