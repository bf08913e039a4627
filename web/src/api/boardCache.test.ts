import { describe, expect, test } from 'vitest';
import { aBoard, aCard, anEvent, lined, mira } from '@/test/cast';
import {
  appendPage,
  applyEvent as applied,
  belongs,
  insertCard,
  putBeside,
  putCard,
  recounted,
  removeCard,
  sameFaces,
  type BoardFilters,
} from './boardCache';
import type { Board, CardEvent } from './types';

const [a, b, c, d] = [aCard('a'), aCard('b'), aCard('c'), aCard('d')];

const applyEvent = (board: Board, event: CardEvent, filters: BoardFilters, own = false) =>
  applied(board, event, filters, own).board;

describe('a card that changed', () => {
  test('keeps its place when only its face changed', () => {
    const board = aBoard({ inbox: [a, b, c] });

    const next = putCard(board, { ...b, version: 2, snippet: 'new words' }, {});

    expect(lined(next)).toBe('inbox 3: a b c | quoted 0: | done 0:');
    expect(next.columns[0]!.cards[1]!.snippet).toBe('new words');
  });

  test('goes to where its rank says, and both counts follow', () => {
    const board = aBoard({ inbox: [a, b], quoted: [aCard('m'), aCard('z')] });

    const next = putCard(board, { ...b, version: 2, column: 'quoted', position: 'p' }, {});

    expect(lined(next)).toBe('inbox 1: a | quoted 3: m b z | done 0:');
  });

  test.each([
    ['archived', { status: 'archived' as const }],
    ['snoozed', { status: 'snoozed' as const }],
    ['merged', { merged_into: 'card_x' }],
    ['moved to another board', { stream: 'tender' }],
  ])('leaves the board when it was %s', (_why, change) => {
    expect(lined(putCard(aBoard({ inbox: [a, b] }), { ...a, ...change, version: 2 }, {}))).toBe(
      'inbox 1: b | quoted 0: | done 0:',
    );
  });

  test('an older state than the one held changes nothing', () => {
    const board = aBoard({ inbox: [{ ...a, version: 5 }] });

    expect(putCard(board, { ...a, version: 4, column: 'done' }, {})).toBe(board);
  });

  test('no longer answers to the filter and leaves; what is not held does not come in unasked', () => {
    const board = aBoard({ inbox: [{ ...a, assignee: mira }] });

    expect(lined(putCard(board, { ...a, version: 2, assignee: null }, { assignee: mira.id }))).toContain('inbox 0:');
    expect(putCard(board, b, {})).toBe(board);
  });

  test('stands beside its neighbour before the server ranked it', () => {
    const board = aBoard({ inbox: [a, b], quoted: [c, d] });

    expect(lined(putBeside(board, { ...a, column: 'quoted' }, { before: 'd' }))).toContain('quoted 3: c a d');
    expect(lined(putBeside(board, { ...a, column: 'quoted' }, { after: 'd' }))).toContain('quoted 3: c d a');
    expect(lined(putBeside(board, { ...a, column: 'done' }, {}))).toContain('done 1: a');
    expect(lined(putBeside(board, { ...a, column: 'quoted' }, { before: 'gone' }))).toContain('quoted 3: a c d');
  });
});

describe('filters', () => {
  test.each([
    [{ entity_id: 'ent_a' }, true],
    [{ entity_id: 'ent_b' }, false],
    [{ priority: 'normal,high' }, true],
    [{ priority: 'urgent' }, false],
    [{ assignee: 'none' }, true],
    [{ assignee: mira.id }, false],
    [{ snoozed: 'true' }, true],
  ])('%o → %s', (filters, expected) => {
    expect(belongs(aBoard({}), a, filters)).toBe(expected);
  });
});

describe('an event', () => {
  test('that the board already contains changes nothing', () => {
    const board = aBoard({ inbox: [a] }, 10);

    expect(applyEvent(board, anEvent(10, 'card.removed', a), {})).toBe(board);
  });

  test('of a new card puts it in its place and counts it', () => {
    const next = applyEvent(aBoard({ inbox: [a, c] }), anEvent(11, 'card.created', b), {});

    expect(lined(next)).toContain('inbox 3: a b c');
    expect(next.last_event_id).toBe(11);
  });

  test('of a card beyond the loaded part changes counts only', () => {
    const board = aBoard({ inbox: [a], quoted: [b] });
    board.columns[0]!.count = 100;
    board.columns[0]!.next_cursor = 'more';
    board.columns[1]!.count = 50;
    board.columns[1]!.next_cursor = 'more';
    const far = aCard('zz', { column: 'quoted', version: 2 });

    const next = applyEvent(
      board,
      anEvent(11, 'card.moved', far, { from_stream: 'sales', from_column: 'inbox', kind: 'moved' }),
      {},
    );

    expect(lined(next)).toBe('inbox 99: a | quoted 51: b | done 0:');
  });

  test('of a card that left to another board takes it off this one', () => {
    const gone = { ...a, stream: 'tender', version: 2 };

    const next = applyEvent(
      aBoard({ inbox: [a, b] }),
      anEvent(11, 'card.moved', gone, { from_stream: 'sales', from_column: 'inbox' }),
      {},
    );

    expect(lined(next)).toContain('inbox 1: b');
  });

  test('that puts an unseen card to sleep or away asks how many are left, unless the page did it itself', () => {
    const board = aBoard({ inbox: [a] });
    const event = anEvent(11, 'card.updated', aCard('zz', { status: 'archived' }), { kind: 'archived' });

    expect(applied(board, event, {})).toMatchObject({ ask: 'counts' });
    expect(applied(board, event, {}, true).ask).toBeUndefined();
  });

  test('that brings an archived card back shows it in its place', () => {
    const event = anEvent(11, 'card.updated', b, { from_stream: 'sales', from_column: 'inbox', kind: 'reopened' });

    const { board, ask } = applied(aBoard({ inbox: [a, c] }), event, {});

    expect(lined(board)).toContain('inbox 3: a b c');
    expect(ask).toBe('counts');
  });

  test('of a card that may no longer be seen takes it away, though it has no face', () => {
    const faceless = { id: 'a', version: 2 } as never;
    const event = { ...anEvent(11, 'card.removed', a, { from_stream: 'sales', from_column: 'inbox' }), card: faceless };

    expect(lined(applyEvent(aBoard({ inbox: [a] }), event, {}))).toContain('inbox 0:');
  });

  test('that moves a sleeping card counts nothing', () => {
    const asleep = aCard('zz', { status: 'snoozed', column: 'done' });
    const event = anEvent(11, 'card.moved', asleep, { from_stream: 'sales', from_column: 'inbox', kind: 'moved' });

    const { board, ask } = applied(aBoard({ inbox: [a] }), event, {});

    expect(lined(board)).toBe('inbox 1: a | quoted 0: | done 0:');
    expect(ask).toBeUndefined();
  });

  test('of another board passes by', () => {
    const next = applyEvent(aBoard({ inbox: [a] }), anEvent(11, 'card.created', aCard('x', { stream: 'tender' })), {});

    expect(lined(next)).toContain('inbox 1: a');
  });

  test('of a card that a filter may let in asks for the cards, of another for the counts', () => {
    expect(applied(aBoard({}), anEvent(11, 'card.updated', b), { assignee: 'none' }).ask).toBe('cards');
    expect(applied(aBoard({}), anEvent(11, 'card.created', b), { assignee: mira.id }).ask).toBe('counts');
  });

  test.each(['assigned', 'noted', 'tagged'])('of a card that is not loaded and was only %s changes nothing', (kind) => {
    const next = applied(aBoard({ inbox: [a] }), anEvent(11, 'card.updated', b, { kind }), {});

    expect(lined(next.board)).toContain('inbox 1: a');
    expect(next.ask).toBeUndefined();
  });
});

test('told counts are never below what is shown', () => {
  const told = aBoard({ inbox: [a] });
  told.columns[0]!.count = 40;

  expect(recounted(aBoard({ inbox: [a, b] }), told).columns[0]!.count).toBe(40);
  expect(recounted(aBoard({ inbox: [a, b] }), aBoard({ inbox: [a] })).columns[0]!.count).toBe(2);
  expect(lined(insertCard(aBoard({ inbox: [a, c] }), b))).toContain('inbox 3: a b c');
});

describe('the next page', () => {
  test('joins what is held without doubling what moved meanwhile', () => {
    const board = aBoard({ inbox: [a, c] });

    const next = appendPage(board, 'inbox', [{ ...c, column: 'inbox' }, d], null);

    expect(next.columns[0]!.cards.map((card) => card.id)).toEqual(['a', 'c', 'd']);
  });

  test('a card that is not there cannot be removed', () => {
    const board = aBoard({ inbox: [a] });

    expect(removeCard(board, 'x')).toBe(board);
  });
});

describe('a board that is read again', () => {
  const held = aBoard({ inbox: [a, b], quoted: [c] });

  test('keeps the faces that say the same, wherever they stand now, and the columns nothing happened in', () => {
    const again = structuredClone(insertCard(held, { ...aCard('new'), position: '' }));
    again.columns[0]!.cards[2]!.snippet = 'new words';

    const kept = sameFaces(held, again) as Board;

    expect(kept).toEqual(again);
    expect(kept.columns[0]!.cards[1]).toBe(held.columns[0]!.cards[0]);
    expect(kept.columns[0]!.cards[2]).not.toBe(held.columns[0]!.cards[1]);
    expect(kept.columns[1]).toBe(held.columns[1]);
  });

  test('is the same board when it says the same', () => {
    expect(sameFaces(held, structuredClone(held))).toBe(held);
    expect(sameFaces(undefined, held)).toBe(held);
  });
});
