import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { server, serveDuringTests } from '@/test/server';
import { ApiError } from './ApiError';
import { api, newIdempotencyKey, onSignedOut, onStaleCsrfToken, rememberCsrfToken, urlOf } from './client';

serveDuringTests();
beforeEach(() => rememberCsrfToken(null));

describe('the way to the server', () => {
  test('writes carry the CSRF token, the version and the idempotency key; reads do not', async () => {
    const seen: Headers[] = [];
    server.use(
      http.all('/api/v1/cards/card_1', ({ request }) => {
        seen.push(request.headers);
        return HttpResponse.json({});
      }),
    );
    rememberCsrfToken('secret');

    await api.get('/cards/card_1');
    await api.patch('/cards/card_1', { subject: 'x' }, { version: 3, idempotencyKey: 'once' });

    expect(seen[0]!.get('x-csrf-token')).toBeNull();
    expect(seen[1]!.get('x-csrf-token')).toBe('secret');
    expect(seen[1]!.get('if-match')).toBe('"3"');
    expect(seen[1]!.get('idempotency-key')).toBe('once');
    expect(seen[1]!.get('content-type')).toBe('application/json');
  });

  test('an answer without a body is nothing', async () => {
    server.use(http.delete('/api/v1/tokens/tok_1', () => new HttpResponse(null, { status: 204 })));

    expect(await api.delete('/tokens/tok_1')).toBeUndefined();
  });

  test('a refusal keeps code, message, details and status of the envelope', async () => {
    server.use(
      http.put('/api/v1/router', () =>
        HttpResponse.json(
          { error: { code: 'BAD_RULE', message: 'Rule 2 is wrong.', details: { rule: 2 } } },
          { status: 422 },
        ),
      ),
    );

    const refusal = await api.put('/router', {}).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(ApiError);
    expect(refusal).toMatchObject({ code: 'BAD_RULE', message: 'Rule 2 is wrong.', details: { rule: 2 }, status: 422 });
  });

  test('a proxy that answers in HTML is an error all the same', async () => {
    server.use(http.get('/api/v1/streams', () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })));

    await expect(api.get('/streams')).rejects.toMatchObject({ code: 'HTTP_502', status: 502 });
  });

  test('no answer at all is status 0', async () => {
    server.use(http.get('/api/v1/streams', () => HttpResponse.error()));

    await expect(api.get('/streams')).rejects.toMatchObject({ code: 'UNREACHABLE', status: 0 });
  });

  test('a lost session tells the app, a wrong password does not', async () => {
    const signedOut = vi.fn();
    onSignedOut(signedOut);
    server.use(
      http.get('/api/v1/streams', () =>
        HttpResponse.json({ error: { code: 'UNAUTHENTICATED', message: '' } }, { status: 401 }),
      ),
      http.post('/api/v1/auth/login', () =>
        HttpResponse.json({ error: { code: 'INVALID_CREDENTIALS', message: '' } }, { status: 401 }),
      ),
    );

    await expect(api.post('/auth/login', {})).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(signedOut).not.toHaveBeenCalled();
    await expect(api.get('/streams')).rejects.toMatchObject({ status: 401 });
    expect(signedOut).toHaveBeenCalledOnce();
  });

  test.each([
    [true, ['old', 'new']],
    [false, ['old']],
  ])('a write whose token another tab ended is sent once more only for the same person: %s', async (same, tokens) => {
    const seen: (string | null)[] = [];
    server.use(
      http.post('/api/v1/notes', ({ request }) => {
        seen.push(request.headers.get('x-csrf-token'));
        return HttpResponse.json({ error: { code: 'CSRF_TOKEN_INVALID', message: 'Reload.' } }, { status: 403 });
      }),
    );
    rememberCsrfToken('old');
    onStaleCsrfToken(() => {
      rememberCsrfToken('new');
      return Promise.resolve(same);
    });

    await expect(api.post('/notes', {})).rejects.toMatchObject({ code: 'CSRF_TOKEN_INVALID' });

    expect(seen).toEqual(tokens);
  });

  test('a form is sent as it is', async () => {
    server.use(
      http.post('/api/v1/mailboxes/mbx_1/messages', ({ request }) =>
        HttpResponse.json({ type: request.headers.get('content-type') }),
      ),
    );
    const form = new FormData();
    form.append('file', new Blob(['From: a']), 'a.eml');

    const { type } = await api.post<{ type: string }>('/mailboxes/mbx_1/messages', form);

    expect(type).toContain('multipart/form-data');
  });

  test('empty query values are left out', () => {
    expect(urlOf('/cards', { q: '', stream: 'sales', limit: 50, cursor: null, assignee: undefined })).toBe(
      '/api/v1/cards?stream=sales&limit=50',
    );
  });

  test('no two idempotency keys are the same', () => {
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
  });
});
