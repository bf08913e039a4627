import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aBoard, aCard, aCardDetail, anEvent, arjun, lined, mira } from '@/test/cast';
import { heldCard, perform, performBulk, showCard } from './act';
import { ApiError } from './ApiError';
import { boardQuery } from './boards';
import { apply } from './live/apply';
import { forgetEvents } from './live/recent';
import { forgetOwn } from './ownActs';
import type { ActResult, Board, CardEvent } from './types';

const [a, b, c] = [aCard('a'), aCard('b'), aCard('c')];
const key = boardQuery('sales').queryKey;
let client: QueryClient;
const board = () => client.getQueryData<Board>(key);
const happen = (event: CardEvent) =>
  apply(client, { id: String(event.id), type: event.type, data: JSON.stringify(event) });
const refuse = (code: string, status: number, details = {}) => new ApiError(code, 'No.', details, status);

beforeEach(() => {
  forgetEvents();
  forgetOwn();
  client = new QueryClient();
  client.setQueryData(key, aBoard({ inbox: [a, b], quoted: [c] }));
});

/** A server that answers when the test says so. */
function answer() {
  let settle!: { resolve: (result: ActResult) => void; reject: (error: unknown) => void };
  const promise = new Promise<ActResult>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

describe('an act', () => {
  test('is seen at once, and takes its true rank from the answer', async () => {
    const server = answer();
    const done = perform(client, a, {
      send: () => server.promise,
      patch: { column: 'quoted' },
      beside: { after: 'c' },
    });

    expect(lined(board())).toBe('inbox 1: b | quoted 2: c a | done 0:');

    server.resolve({ ...a, version: 2, column: 'quoted', position: '0', activity_id: 'act_1' });
    await done;
    expect(lined(board())).toBe('inbox 1: b | quoted 2: a c | done 0:');
  });

  test('that is refused is taken back to its old place', async () => {
    const done = perform(client, a, {
      send: () => Promise.reject(refuse('WIP_LIMIT_EXCEEDED', 409)),
      patch: { column: 'quoted' },
      beside: {},
    });

    await expect(done).rejects.toMatchObject({ code: 'WIP_LIMIT_EXCEEDED' });
    expect(lined(board())).toBe('inbox 2: a b | quoted 1: c | done 0:');
  });

  test('that is refused does not overwrite what others did meanwhile', async () => {
    const server = answer();
    const done = perform(client, a, { send: () => server.promise, patch: { column: 'quoted' }, beside: {} });
    happen(
      anEvent(11, 'card.moved', { ...a, version: 2, column: 'done' }, { from_stream: 'sales', from_column: 'inbox' }),
    );
    happen(
      anEvent(12, 'card.moved', { ...b, version: 2, column: 'done' }, { from_stream: 'sales', from_column: 'inbox' }),
    );
    server.reject(refuse('HTTP_503', 503));

    await expect(done).rejects.toBeInstanceOf(ApiError);
    expect(lined(board())).toBe('inbox 0: | quoted 1: c | done 2: a b');
  });

  test('on a stale version is sent again when the others changed something else', async () => {
    const current = { ...a, version: 7, tags: ['rate contract'] };
    const send = vi
      .fn<(version: number) => Promise<ActResult>>()
      .mockRejectedValueOnce(refuse('STALE_VERSION', 412, { current }))
      .mockResolvedValueOnce({ ...current, version: 8, assignee: mira, activity_id: 'act_1' });

    await perform(client, a, { send, patch: { assignee: mira } });

    expect(send.mock.calls).toEqual([[1], [7]]);
    expect(heldCard(client, 'a')).toMatchObject({ version: 8, tags: ['rate contract'], assignee: mira });
  });

  test('that clashes shows what the others made of it', async () => {
    const current = { ...a, version: 7, assignee: arjun };

    const done = perform(client, a, {
      send: () => Promise.reject(refuse('STALE_VERSION', 412, { current })),
      patch: { assignee: mira },
    });

    await expect(done).rejects.toMatchObject({ status: 412 });
    expect(heldCard(client, 'a')).toMatchObject({ version: 7, assignee: arjun });
  });

  test('is counted once although its event comes back too, before or after the answer', async () => {
    const archived = { ...a, version: 2, status: 'archived' as const };
    const server = answer();
    const done = perform(client, a, { send: () => server.promise, patch: { status: 'archived' } });
    happen(anEvent(11, 'card.updated', archived, { kind: 'archived' }));
    server.resolve({ ...archived, activity_id: 'act_1' });
    await done;
    happen(anEvent(12, 'card.updated', archived, { kind: 'archived' }));

    expect(lined(board())).toBe('inbox 1: b | quoted 1: c | done 0:');
  });

  test('shows in an open drawer as well', async () => {
    client.setQueryData(['card', 'a'], aCardDetail(a, []));

    await perform(client, a, {
      send: () => Promise.resolve({ ...a, version: 2, priority: 'urgent', activity_id: 'act_1' }),
      patch: { priority: 'urgent' },
    });

    expect(client.getQueryData(['card', 'a'])).toMatchObject({
      version: 2,
      priority: 'urgent',
      thread: { messages: [] },
    });
  });
});

describe('a bulk act', () => {
  test('keeps the order of the cards and takes their ranks from the answer', async () => {
    const moved = (card: typeof a, position: string) => ({ ...card, version: 2, column: 'done', position });
    const send = vi.fn(() => {
      expect(lined(board())).toBe('inbox 0: | quoted 1: c | done 2: a b');
      return Promise.resolve({
        activity_id: 'act_1',
        items: [
          { id: 'a', card: moved(a, '2') },
          { id: 'b', card: moved(b, '1') },
        ],
      });
    });

    await performBulk(client, [a, b], { column: 'done' }, {}, send);

    expect(lined(board())).toBe('inbox 0: | quoted 1: c | done 2: b a');
  });

  test('that fails as a whole is taken back as a whole', async () => {
    const done = performBulk(client, [a, b], { status: 'archived' }, undefined, () =>
      Promise.reject(refuse('HTTP_500', 500)),
    );

    await expect(done).rejects.toBeInstanceOf(ApiError);
    expect(lined(board())).toBe('inbox 2: a b | quoted 1: c | done 0:');
  });
});

test('a merge shows the card that stays, and the one that went is not counted twice', async () => {
  await perform(client, a, {
    send: () => Promise.resolve({ ...b, version: 2, message_count: 5, activity_id: 'act_1' }),
    patch: { merged_into: 'b' },
  });
  happen(
    anEvent(
      11,
      'card.removed',
      { ...a, version: 2, status: 'merged', merged_into: 'b' },
      { from_stream: 'sales', from_column: 'inbox' },
    ),
  );

  expect(lined(board())).toBe('inbox 1: b | quoted 1: c | done 0:');
  expect(heldCard(client, 'b')).toMatchObject({ message_count: 5 });
});

test('the newest state of a card is shown where it is held', () => {
  showCard(client, { ...a, version: 3, snippet: 'newest' });
  showCard(client, aCard('elsewhere'));

  expect(lined(board())).toContain('inbox 2: a b');
  expect(heldCard(client, 'a')).toMatchObject({ snippet: 'newest' });
  expect(heldCard(client, 'elsewhere')).toBeUndefined();
});
