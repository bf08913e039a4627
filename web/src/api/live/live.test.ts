import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aBoard, aCard, aCardDetail, anEvent, lined, mira } from '@/test/cast';
import { server, serveDuringTests } from '@/test/server';
import { boardQuery, loadMore, type BoardKey } from '../boards';
import type { Board } from '../types';
import { apply } from './apply';
import { useConnection } from './connection';
import { follow, pauseBefore } from './follow';
import { forgetPresence, useWatchers } from './presence';
import { forgetEvents } from './recent';
import { eventCutter, type ServerEvent } from './stream';

serveDuringTests();
beforeEach(() => {
  forgetEvents();
  forgetPresence();
});

describe('the text of the stream', () => {
  test('is cut into events whatever the chunks', () => {
    const text = ': hi\r\nid: 7\r\nevent: card.moved\r\ndata: {"a":\r\ndata: 1}\r\n\r\nevent: reset\n\ndata: plain\n\n';
    for (const size of [1, 2, 3, 7, text.length]) {
      const events: ServerEvent[] = [];
      const cut = eventCutter((event) => events.push(event));
      for (let at = 0; at < text.length; at += size) cut(text.slice(at, at + size));

      expect(events).toEqual([
        { id: '7', type: 'card.moved', data: '{"a":\n1}' },
        { id: null, type: 'reset', data: '' },
        { id: null, type: 'message', data: 'plain' },
      ]);
    }
  });
});

describe('following', () => {
  const body = (text: string) =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    });

  test('resumes after the last id through a restart, and says hello to the app only once', async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get('/api/v1/events', ({ request }) => {
        asked.push(request.headers.get('last-event-id'));
        const stream = { headers: { 'content-type': 'text/event-stream' } };
        if (asked.length === 1)
          return new HttpResponse(
            body('event: hello\ndata: {"last_event_id":40}\n\nid: 41\nevent: a\ndata: 1\n\n'),
            stream,
          );
        if (asked.length === 2) return new HttpResponse('starting', { status: 503 });
        return new HttpResponse(
          body('event: hello\ndata: {"last_event_id":43}\n\nid: 42\nevent: b\ndata: 2\n\n'),
          stream,
        );
      }),
    );
    const seen: string[] = [];

    vi.spyOn(Math, 'random').mockReturnValue(0);
    const stop = follow((event) => seen.push(event.type));
    await vi.waitFor(() => expect(seen).toContain('b'), { timeout: 4_000 });
    stop();

    expect(asked.slice(0, 3)).toEqual([null, '41', '41']);
    expect(seen).toEqual(['hello', 'a', 'b']);
  });

  test('a lost session ends it', async () => {
    server.use(http.get('/api/v1/events', () => new HttpResponse(null, { status: 401 })));
    const { result } = renderHook(() => useConnection());

    const stop = follow(() => {});
    await vi.waitFor(() => expect(result.current).toBe('offline'));
    stop();
  });

  test('the pause grows and is never the same for all', () => {
    expect(pauseBefore(0, () => 1)).toBe(500);
    expect(pauseBefore(3, () => 1)).toBe(4_000);
    expect(pauseBefore(20, () => 1)).toBe(15_000);
    expect(pauseBefore(3, () => 0)).toBe(2_000);
  });
});

describe('an event in the cache', () => {
  const key = boardQuery('sales').queryKey;
  const a = aCard('a');

  test('changes every board it touches and the open card', () => {
    const client = new QueryClient();
    client.setQueryData(key, aBoard({ inbox: [a] }));
    client.setQueryData(['card', 'a'], aCardDetail(a, []));
    const event = anEvent(11, 'card.updated', { ...a, version: 2, assignee: mira });

    apply(client, { id: '11', type: event.type, data: JSON.stringify(event) });

    expect(client.getQueryData<Board>(key)!.columns[0]!.cards[0]!.assignee).toEqual(mira);
    expect(client.getQueryData(['card', 'a'])).toMatchObject({ version: 2, assignee: mira });
    expect(client.getQueryState(['card', 'a'])!.isInvalidated).toBe(true);
  });

  test('a board whose filter cannot judge it is read again', async () => {
    const client = new QueryClient();
    const filtered = boardQuery('sales', { assignee: 'none' }).queryKey;
    client.setQueryData(filtered, aBoard({}));
    const event = anEvent(11, 'card.updated', a);

    apply(client, { id: '11', type: event.type, data: JSON.stringify(event) });

    await vi.waitFor(() => expect(client.getQueryState(filtered)!.isInvalidated).toBe(true));
  });

  test('a column whose count is unclear is counted by the server, once for many events', async () => {
    const client = new QueryClient();
    client.setQueryData(key, aBoard({ inbox: [a] }));
    let asked = 0;
    server.use(
      http.get('/api/v1/boards/sales', ({ request }) => {
        asked++;
        expect(new URL(request.url).searchParams.get('column_limit')).toBe('1');
        const counts = aBoard({ inbox: [a] }, 13);
        counts.columns[0]!.count = 77;
        return HttpResponse.json(counts);
      }),
    );

    for (const id of [11, 12, 13]) {
      const event = anEvent(id, 'card.updated', aCard(`z${id}`, { status: 'archived' }), { kind: 'archived' });
      apply(client, { id: String(id), type: event.type, data: JSON.stringify(event) });
    }

    await vi.waitFor(() => expect(client.getQueryData<Board>(key)!.columns[0]!.count).toBe(77));
    expect(asked).toBe(1);
  });

  test('hello makes a board that was read before it be read again, a newer one stays', () => {
    const client = new QueryClient();
    client.setQueryData(key, aBoard({}, 10));

    apply(client, { id: null, type: 'hello', data: '{"last_event_id":10}' });
    expect(client.getQueryState(key)!.isInvalidated).toBe(false);
    apply(client, { id: null, type: 'hello', data: '{"last_event_id":11}' });
    expect(client.getQueryState(key)!.isInvalidated).toBe(true);
  });

  test('reset makes everything be read again, but nobody signs in again', () => {
    const client = new QueryClient();
    client.setQueryData(['me'], {});
    client.setQueryData(['streams'], []);

    apply(client, { id: null, type: 'reset', data: '' });

    expect(client.getQueryState(['streams'])!.isInvalidated).toBe(true);
    expect(client.getQueryState(['me'])!.isInvalidated).toBe(false);
  });

  test('presence names the others at a card, not oneself', () => {
    const client = new QueryClient();
    const looking = (id: string) => ({ id, name: id, initials: 'X', doing: 'looking' as const });
    const { result, rerender } = renderHook(() => useWatchers('a', 'usr_me'));

    apply(client, {
      id: null,
      type: 'presence',
      data: JSON.stringify({ card_id: 'a', users: [looking('usr_me'), looking('usr_mira')] }),
    });
    rerender();
    expect(result.current.map((user) => user.id)).toEqual(['usr_mira']);

    apply(client, { id: null, type: 'presence', data: JSON.stringify({ card_id: 'a', users: [] }) });
    rerender();
    expect(result.current).toEqual([]);
  });

  test('what happens while a board is read is not lost', async () => {
    const client = new QueryClient();
    const event = anEvent(11, 'card.created', aCard('b'));
    server.use(
      http.get('/api/v1/boards/sales', () => {
        // The answer was made at event 10, and event 11 overtakes it.
        apply(client, { id: '11', type: event.type, data: JSON.stringify(event) });
        return HttpResponse.json(aBoard({ inbox: [a] }, 10));
      }),
    );

    const board = await client.fetchQuery(boardQuery('sales'));

    expect(lined(board)).toContain('inbox 2: a b');
  });

  test('the next page of a column is asked for once', async () => {
    const client = new QueryClient();
    const board = aBoard({ inbox: [a] });
    board.columns[0]!.next_cursor = 'two';
    client.setQueryData(key, board);
    let asked = 0;
    server.use(
      http.get('/api/v1/cards', ({ request }) => {
        asked++;
        expect(new URL(request.url).searchParams.get('cursor')).toBe('two');
        return HttpResponse.json({ items: [aCard('b')], next_cursor: null });
      }),
    );

    await Promise.all([1, 2].map(() => loadMore(client, key as unknown as BoardKey, 'inbox', 'two')));

    expect(asked).toBe(1);
    expect(client.getQueryData<Board>(key)!.columns[0]).toMatchObject({
      next_cursor: null,
      cards: [{ id: 'a' }, { id: 'b' }],
    });
  });
});
