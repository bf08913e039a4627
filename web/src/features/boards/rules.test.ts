import { entityMarks } from './entityMarks';
import { describe, expect, test } from 'vitest';
import { ApiError } from '@/api/ApiError';
import type { Card } from '@/api/types';
import { aBoard, aCard, arjun, lined, mira, rhea, sales } from '@/test/cast';
import { snoozePresets } from './acts/snooze';
import { clashSentence, these, undoSentence } from './acts/words';
import { badgesOf } from './badges';
import { can, canAny } from './can';
import { carried, pickUp, step, targetOfCarry } from './carry';
import { isSamePlace, targetOf } from './drop';
import { filtersOf } from './filters';
import { cardAt, inOrder, neighbour, placeOf } from './neighbours';
import { kept, nothingSelected, ranged, toggled } from './selection';
import { tidySubject } from './subject';
import { suggestedFor } from './suggested';
import { arrivals } from './useArrivals';
import { urgencyOf } from './waiting';

const [a, b, c, d] = [aCard('a'), aCard('b'), aCard('c'), aCard('d')];
const board = aBoard({ inbox: [a, b], done: [c, d] });

describe('what may be done', () => {
  test.each([
    ['move', {}, true],
    ['reply', {}, /does not send mail/],
    ['move', { status: 'archived' as const }, /Reopen it first/],
    ['note', { status: 'archived' as const }, true],
    ['reopen', {}, /open already/],
    ['reopen', { status: 'snoozed' as const }, true],
    ['split', { message_count: 1 }, /one message/],
    ['assign', { merged_into: 'card_x' }, /merged into another/],
  ] as const)('%s with %o', (act, more, expected) => {
    const answer = can(act, rhea, aCard('a', more));
    if (expected === true) expect(answer).toBe(true);
    else expect(answer).toMatch(expected);
  });

  test('who only reads is told so', () => {
    expect(can('move', { ...rhea, roles: ['VIEWER'] }, a)).toMatch(/may look/);
    expect(can('note', undefined, a)).toMatch(/may look/);
  });

  test('an act on many is possible when one of them allows it', () => {
    expect(canAny('move', rhea, [aCard('x', { status: 'archived' }), a])).toBe(true);
    expect(canAny('move', rhea, [aCard('x', { status: 'archived' })])).toMatch(/archived/);
    expect(canAny('move', rhea, [])).toMatch(/Choose one/);
  });
});

describe('dropping', () => {
  test.each([
    [{ kind: 'card' as const, id: 'c', column: 'done' }, 'top' as const, { column: 'done', before: 'c' }],
    [{ kind: 'card' as const, id: 'c', column: 'done' }, 'bottom' as const, { column: 'done', after: 'c' }],
    [{ kind: 'column' as const, column: 'done' }, null, { column: 'done', after: 'd' }],
    [{ kind: 'column' as const, column: 'quoted' }, null, { column: 'quoted' }],
    [{ kind: 'card' as const, id: 'a', column: 'inbox' }, 'top' as const, null],
  ])('on %o at %s', (data, edge, target) => {
    expect(targetOf(data, edge, ['a'], board)).toEqual(target);
  });

  test('where it already is, nothing happens', () => {
    expect(isSamePlace(board, 'a', { column: 'inbox', before: 'b' })).toBe(true);
    expect(isSamePlace(board, 'b', { column: 'inbox', after: 'a' })).toBe(true);
    expect(isSamePlace(board, 'a', { column: 'inbox' })).toBe(true);
    expect(isSamePlace(board, 'a', { column: 'inbox', after: 'b' })).toBe(false);
    expect(isSamePlace(board, 'a', { column: 'done', before: 'c' })).toBe(false);
  });
});

describe('carrying by keyboard', () => {
  test('goes up and down within the column and no further', () => {
    const start = pickUp(board, { ...a, column: 'inbox' });

    expect(step(board, start, 'up').index).toBe(0);
    const below = step(board, start, 'down');
    expect(targetOfCarry(board, below)).toEqual({ column: 'inbox', after: 'b' });
    expect(step(board, below, 'down').index).toBe(1);
  });

  test('goes from column to column, over empty ones too, and stops at the last', () => {
    let hand = pickUp(board, { ...b, column: 'inbox' });
    hand = step(board, hand, 'right');
    expect(targetOfCarry(board, hand)).toEqual({ column: 'quoted' });
    hand = step(board, hand, 'right');
    expect(lined(carried(board, hand))).toBe('inbox 1: a | quoted 0: | done 3: b c d');
    expect(step(board, hand, 'right')).toBe(hand);
    expect(carried(board, null)).toBe(board);
  });
});

describe('moving about', () => {
  test('steps over empty columns and keeps the row', () => {
    expect(neighbour(board, 'b', 'right')?.id).toBe('d');
    expect(neighbour(board, 'd', 'left')?.id).toBe('b');
    expect(neighbour(board, 'a', 'up')).toBeUndefined();
    expect(neighbour(board, 'a', 'down')?.id).toBe('b');
    expect(neighbour(board, 'd', 'right')).toBeUndefined();
    expect(neighbour(board, null, 'down')?.id).toBe('a');
  });

  test('goes on from the end of a column to the next', () => {
    expect(inOrder(board, 'b', 1)?.id).toBe('c');
    expect(inOrder(board, 'a', -1)).toBeUndefined();
    expect(inOrder(board, 'x', 1)).toBeUndefined();
    expect(placeOf(board, 'd')).toEqual({ column: 2, index: 1 });
    expect(cardAt(board, { column: 2, index: 9 })?.id).toBe('d');
  });
});

describe('selecting', () => {
  test('toggles, takes a range within a column, and adds across columns', () => {
    const one = toggled(nothingSelected, 'c');
    expect([...ranged(one, 'd', board).ids]).toEqual(['c', 'd']);
    expect([...ranged(one, 'a', board).ids]).toEqual(['c', 'a']);
    expect(toggled(one, 'c').ids.size).toBe(0);
  });

  test('forgets what left the board', () => {
    const two = ranged(toggled(nothingSelected, 'c'), 'd', board);

    expect([...kept(two, aBoard({ inbox: [d] })).ids]).toEqual(['d']);
    expect(kept(two, board)).toBe(two);
  });
});

describe('words', () => {
  test.each([
    ['RE: Re: FW: Rates', 'Re: Rates'],
    ['Fwd: AW: Rates', 'Fwd: Rates'],
    ['Re[2]: Rates', 'Re: Rates'],
    ['Rates', 'Rates'],
    ['Re:', 'Re: (no subject)'],
    ['', '(no subject)'],
    ['Report: Re-test', 'Report: Re-test'],
  ])('%s → %s', (subject, expected) => {
    expect(tidySubject(subject)).toBe(expected);
  });

  test('a clash names what the others changed', () => {
    const current = { ...a, version: 3, assignee: arjun, tags: ['urgent'], priority: 'high' as const };

    expect(clashSentence(a, current, [])).toBe(
      'Somebody changed this card first: the assignee is now Arjun Nair, the priority is now high, the tags are now urgent. Your change was not made.',
    );
  });

  test('a clash calls columns and boards by their names', () => {
    expect(clashSentence(a, { ...a, column: 'quoted' }, [sales])).toContain('the column is now Quoted');
    expect(clashSentence(a, { ...a, stream: 'sales', subject: 'x' }, [sales])).toContain('the subject is now x');
  });

  test('a refused undo names what came later', () => {
    const error = new ApiError(
      'UNDO_CONFLICT',
      '',
      { later: [{ summary: 'moved it to Done', actor: arjun }, {}] },
      409,
    );

    expect(undoSentence(error)).toBe(
      'This can no longer be undone. What came later: Arjun Nair: moved it to Done and 1 more change.',
    );
    expect(undoSentence(new ApiError('UNDO_CONFLICT', '', {}, 409))).toMatch(/no longer be undone/);
  });

  test('cards are counted in words', () => {
    expect(these([a])).toBe('this card');
    expect(these([a, b])).toBe('2 cards');
  });
});

describe('a face', () => {
  const now = Date.parse('2026-01-17T12:00:00Z');

  test.each([
    [null, 'answered'],
    ['2026-01-17T02:00:00Z', 'fresh'],
    ['2026-01-16T08:00:00Z', 'late'],
    ['2026-01-15T08:00:00Z', 'overdue'],
  ])('waiting since %s is %s', (since, expected) => {
    expect(urgencyOf({ waiting_since: since }, now)).toBe(expected);
  });

  test('bears badges only for what is out of the ordinary', () => {
    const judged = {
      stream: 'unclassified',
      intent: null,
      confidence: 0.62,
      decided_by: 'model' as const,
      reasons: ['words'],
      best_stream: 'sales',
    };
    const waiting = { ...a, stream: 'unclassified' };

    expect(badgesOf(a)).toEqual([]);
    expect(
      badgesOf({
        ...waiting,
        badges: ['duplicate', 'spoof', 'new_kind'],
        sender_check: { verdict: 'spoof', reasons: ['One letter differs'] },
        classification: judged,
        sync: { connector: 'odoo', state: 'failed', external_id: null, url: null },
        status: 'snoozed',
        snoozed_until: '2026-01-20T09:00:00Z',
      }).map((said) => said.label.replace(/until .*/, 'until')),
    ).toEqual(['possible duplicate', 'spoof warning', 'new kind', 'unsure 62 %', 'sync failed', 'snoozed until']);
    expect(badgesOf({ ...waiting, classification: { ...judged, decided_by: 'person' } })).toEqual([]);
    expect(badgesOf({ ...a, classification: { ...judged, stream: 'sales' } })).toEqual([]);
    expect(badgesOf({ ...a, classification: { ...judged, decided_by: 'llm', best_stream: null } })).toMatchObject([
      { label: 'unsure 62 %', likely: undefined },
    ]);
  });

  test('suggests where a card in triage belongs, to who may put it there', () => {
    const waiting = (best_stream: string | null, intent: string | null = null, more: Partial<Card> = {}) => ({
      ...aCard('u', { stream: 'unclassified' }),
      classification: {
        stream: 'unclassified',
        intent,
        confidence: 0.5,
        decided_by: 'model' as const,
        reasons: [],
        best_stream,
      },
      ...more,
    });

    expect(suggestedFor(waiting('sales'), [sales])).toEqual({ to: 'board', stream: sales });
    expect(suggestedFor(waiting('noise', 'spam'), [])).toEqual({ to: 'noise', kind: 'spam' });
    expect(suggestedFor(waiting('noise', 'unheard_of'), [])).toEqual({ to: 'noise', kind: 'newsletter' });
    expect(suggestedFor(waiting('tender'), [sales])).toBeNull();
    expect(suggestedFor(waiting('unclassified'), [sales])).toBeNull();
    expect(suggestedFor(waiting(null), [sales])).toBeNull();
    expect(suggestedFor(waiting('sales', null, { status: 'archived' }), [sales])).toBeNull();
    expect(suggestedFor(waiting('sales', null, { stream: 'sales' }), [sales])).toBeNull();
  });
});

test('the URL says "me", the server hears who that is', () => {
  expect(filtersOf({ assignee: 'me', q: 'ipa', entity: 'ent_a', priority: 'high', snoozed: 'true' }, rhea)).toEqual({
    assignee: rhea.id,
    q: 'ipa',
    entity_id: 'ent_a',
    priority: 'high',
    snoozed: 'true',
  });
  expect(filtersOf({ assignee: mira.id }, rhea)).toEqual({ assignee: mira.id });
});

test.each([
  ['2026-01-14T10:00:00', ['Later today', 'Tomorrow morning', 'Monday morning', 'In a week', 'In a month']],
  ['2026-01-14T17:00:00', ['Tomorrow morning', 'Monday morning', 'In a week', 'In a month']],
  ['2026-01-18T10:00:00', ['Later today', 'Tomorrow morning', 'In a week', 'In a month']],
])('presets at %s are later than now and none twice', (now, labels) => {
  const at = new Date(now);

  const presets = snoozePresets(at);

  expect(presets.map((preset) => preset.label)).toEqual(labels);
  expect(presets.every((preset) => preset.until > at)).toBe(true);
});

test('what comes in above the reader is counted and made room for', () => {
  expect(arrivals(['a', 'b', 'c'], ['x', 'y', 'a', 'b', 'z', 'c'], 1)).toEqual({
    fresh: ['x', 'y', 'z'],
    above: 2,
    shift: 2,
  });
  expect(arrivals(['a', 'b'], ['b'], 1)).toEqual({ fresh: [], above: 0, shift: -1 });
  expect(arrivals(['a'], ['b'], 0)).toEqual({ fresh: ['b'], above: 0, shift: 0 });
});

test('a legal entity is marked by the first word of its name that no other has', () => {
  const marks = entityMarks([
    { id: 'a', name: 'Meridian Chemicals Pvt. Ltd.' },
    { id: 'b', name: 'Meridian Trading FZE' },
    { id: 'c', name: 'Konkan Solvents' },
    { id: 'd', name: 'Meridian Ltd.' },
  ]);

  expect([...marks.values()].map((mark) => mark.short)).toEqual(['Chemicals', 'Trading', 'Konkan', 'Meridian Ltd.']);
});
