import { describe, expect, test } from 'vitest';
import { aBoard, aCard, anEvent, lined, mira } from '@/test/cast';
import { appendPage, applyEvent, belongs, putBeside, putCard, removeCard } from './boardCache';

const [a, b, c, d] = [aCard('a'), aCard('b'), aCard('c'), aCard('d')];

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

  test('no longer answers to the filter and leaves; with words in the filter nothing comes in unasked', () => {
    const board = aBoard({ inbox: [{ ...a, assignee: mira }] });

    expect(lined(putCard(board, { ...a, version: 2, assignee: null }, { assignee: mira.id }))).toContain('inbox 0:');
    expect(putCard(board, b, { q: 'toluene' })).toBe(board);
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

    expect(lined(next!)).toContain('inbox 3: a b c');
    expect(next!.last_event_id).toBe(11);
  });

  test('of a card beyond the loaded part changes counts only', () => {
    const board = aBoard({ inbox: [a], quoted: [b] });
    board.columns[0]!.count = 100;
    board.columns[0]!.next_cursor = 'more';
    board.columns[1]!.count = 50;
    board.columns[1]!.next_cursor = 'more';
    const far = aCard('zz', { column: 'quoted', version: 2 });

    const next = applyEvent(board, anEvent(11, 'card.moved', far, { from_stream: 'sales', from_column: 'inbox' }), {});

    expect(lined(next!)).toBe('inbox 99: a | quoted 51: b | done 0:');
  });

  test('of a card that left to another board takes it off this one', () => {
    const gone = { ...a, stream: 'tender', version: 2 };

    const next = applyEvent(
      aBoard({ inbox: [a, b] }),
      anEvent(11, 'card.moved', gone, { from_stream: 'sales', from_column: 'inbox' }),
      {},
    );

    expect(lined(next!)).toContain('inbox 1: b');
  });

  test('of a removed card that is not loaded lowers its count, of an own one does not count twice', () => {
    const board = aBoard({ inbox: [a] });
    board.columns[0]!.count = 10;
    const event = anEvent(11, 'card.removed', aCard('zz', { status: 'archived' }));

    expect(applyEvent(board, event, {})!.columns[0]!.count).toBe(9);
    expect(applyEvent(board, event, {}, true)!.columns[0]!.count).toBe(10);
  });

  test('of a card that may no longer be seen takes it away', () => {
    expect(lined(applyEvent(aBoard({ inbox: [a] }), anEvent(11, 'card.removed', a), {})!)).toContain('inbox 0:');
  });

  test('of another board passes by', () => {
    const next = applyEvent(aBoard({ inbox: [a] }), anEvent(11, 'card.created', aCard('x', { stream: 'tender' })), {});

    expect(lined(next!)).toContain('inbox 1: a');
  });

  test('that a filter makes unclear asks the server', () => {
    expect(applyEvent(aBoard({}), anEvent(11, 'card.updated', b), { assignee: 'none' })).toBeNull();
    expect(applyEvent(aBoard({}), anEvent(11, 'card.created', b), { assignee: mira.id })).not.toBeNull();
  });

  test('of an update to a card that is not loaded changes nothing else', () => {
    expect(lined(applyEvent(aBoard({ inbox: [a] }), anEvent(11, 'card.updated', b), {})!)).toContain('inbox 1: a');
  });
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
