import { expect, test } from 'vitest';
import { ApiError } from './ApiError';
import { fieldSentences, sentence } from './sentence';

test.each([
  ['CARD_NOT_FOUND', 'entity not found', 404, 'This card no longer exists or you may not see it.'],
  ['SOMETHING_NEW', 'The column is full.', 422, 'The column is full.'],
  ['HTTP_502', '', 502, 'The server is starting or being replaced. Try again in a moment.'],
  ['HTTP_418', '', 418, 'The server refused this.'],
])('%s becomes a sentence for a person', (code, message, status, expected) => {
  expect(sentence(new ApiError(code, message, {}, status))).toBe(expected);
});

test('a fault of the page itself never shows its inside', () => {
  expect(sentence(new TypeError("Cannot read properties of undefined (reading 'x')"))).not.toContain('undefined');
});

test('the fields of a 422 are named for the form', () => {
  const error = new ApiError(
    'INVALID',
    'Check the form.',
    { fields: [{ path: 'email', reason: 'is not an address' }] },
    422,
  );

  expect(fieldSentences(error)).toEqual({ email: 'is not an address' });
  expect(fieldSentences(new Error('x'))).toEqual({});
});
