import { describe, expect, test } from 'vitest';
import type { Condition, RouterView, Rule } from '@/api/router';
import { freeTypes } from './actions';
import { withField, withOp } from './conditions';
import { differences } from './differences';
import { draftOf, moved, withoutRule, withRule, withRuleAt } from './draft';
import { destinations, flowsOf } from './flows';
import { rebased } from './rebased';
import { same } from './same';
import { ruleText, type Names } from './tell';
import { warningsOf } from './warnings';

const names: Names = {
  stream: (key) => key.toUpperCase(),
  column: (_, key) => key,
  mailbox: (id) => id,
  entity: (id) => id,
  person: (id) => id,
};

function rule(id: string, more: Partial<Rule> = {}): Rule {
  const conditions = [{ field: 'subject', op: 'contains', value: id }];
  return { id, name: id, enabled: true, conditions, actions: [{ type: 'stream', value: 'sales' }], ...more };
}

function view(version: number, rules: Rule[], stream: string | null = 'sales'): RouterView {
  return {
    version,
    saved_at: '2026-01-15T10:30:00Z',
    saved_by: { id: 'usr_1', name: 'Mira', initials: 'M' },
    note: 'Saved',
    defaults: [{ mailbox_id: 'mbx_1', stream, entity_id: 'ent_a' }],
    rules,
    warnings: [],
  };
}

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => rule(id)) as [Rule, Rule, Rule, Rule];
const ids = (rules: Rule[]) => rules.map(({ id, name }) => id ?? name);
const told = (found: ReturnType<typeof differences>) => found.map((one) => `${one.kind} ${one.key}`);

describe('what differs', () => {
  test.each([
    [[a, b, c], [a, b, c], []],
    [[a, b, c], [c, a, b], ['moved c']],
    [[a, b, c], [b, c, a], ['moved a']],
    [
      [a, b],
      [a, rule('b', { enabled: false }), c],
      ['changed b', 'added c'],
    ],
    [[a, b, c], [a, c], ['removed b']],
    [[a, b], [rule('x', { name: 'a' }), b], ['changed a']],
  ])('%# is counted as a person would', (before, after, found) => {
    expect(told(differences(view(1, before), view(2, after)))).toEqual(found);
  });

  test('the board of a mailbox is a difference of its own', () => {
    expect(differences(view(1, [], 'sales'), view(2, [], null))).toEqual([
      { kind: 'default', key: 'mbx_1', mailbox: 'mbx_1', before: 'sales', after: null },
    ]);
  });

  test('absent and null are the same', () => {
    expect(same({ a: 1, b: null }, { a: 1 })).toBe(true);
    expect(same(['a'], { 0: 'a' })).toBe(false);
    expect(same({ value: 0 }, {})).toBe(false);
  });
});

describe('mine on top of theirs', () => {
  const mine = draftOf(view(1, [a, b, c]));

  test('keeps what they did where I did nothing', () => {
    const theirs = view(2, [c, rule('a', { name: 'theirs' }), d], null);
    const top = rebased(withRule(mine, { ...c, key: 'c', name: 'mine' }), theirs);
    expect(top.rules.map(({ name }) => name)).toEqual(['mine', 'theirs', 'd']);
    expect(top.defaults[0]!.stream).toBeNull();
    expect(top.base).toBe(theirs);
  });

  test('keeps my new rule behind the one it stood behind', () => {
    const added = withRuleAt(mine, { ...rule('new'), id: null, key: 'new' }, 1);
    expect(ids(rebased(added, view(2, [d, a, b, c])).rules)).toEqual(['d', 'a', 'new', 'b', 'c']);
  });

  test('keeps my order, with their new rule behind the one it stood behind', () => {
    const reordered = { ...mine, rules: moved(mine.rules, 'c', 0) };
    expect(ids(rebased(reordered, view(2, [a, d, b, c])).rules)).toEqual(['c', 'a', 'd', 'b']);
  });

  test('deletes what I deleted, and holds a rule that I changed and they deleted', () => {
    const changed = withoutRule(withRule(mine, { ...b, key: 'b', name: 'mine' }), 'a');
    expect(rebased(changed, view(2, [a, c])).rules.map(({ name }) => name)).toEqual(['mine', 'c']);
  });
});

describe('a rule in words', () => {
  test.each<[Partial<Rule>, string]>([
    [{ conditions: [{ field: 'from', op: 'exists', value: true }] }, 'Every mail → SALES'],
    [{ conditions: [{ field: 'confidence', op: 'lt', value: 0.6 }] }, 'If confidence is under 60 % → SALES'],
    [
      { conditions: [{ field: 'language', op: 'in', value: ['de', 'fr', 'es', 'it', 'pl'] }] },
      'If language is German, French, Spanish or 2 others → SALES',
    ],
    [
      { actions: [{ type: 'stop' }, { type: 'column', value: 'quoted' }, { type: 'stream', value: 'sales' }] },
      'If subject contains “a” → SALES › quoted, stop',
    ],
    [
      { actions: [{ type: 'assignee', value: 'round_robin' }] },
      'If subject contains “a” → in turn to whoever is present',
    ],
    [{ actions: [{ type: 'assignee', value: ['x', 'y'] }] }, 'If subject contains “a” → in turn to x or y'],
    [
      { actions: [{ type: 'noise', value: { kind: 'otp', reason: 'bank' } }] },
      'If subject contains “a” → noise: one-time code (bank)',
    ],
    [{ actions: [{ type: 'noise', value: false }] }, 'If subject contains “a” → never noise'],
  ])('%j', (more, text) => {
    expect(ruleText(rule('a', more), names)).toBe(text);
  });
});

test('another comparison takes the value along in its own shape', () => {
  const one: Condition = { field: 'from_domain', op: 'equals', value: 'a.in' };
  expect(withOp(one, 'in')).toEqual({ field: 'from_domain', op: 'in', value: ['a.in'] });
  expect(withOp(one, 'not_exists')).toEqual({ field: 'from_domain', op: 'exists', value: false });
  expect(withField(one, 'subject').value).toBe('a.in');
  expect(withField(one, 'confidence')).toEqual({ field: 'confidence', op: 'equals', value: 0.8 });
  expect(withField(one, 'header')).toMatchObject({ field: 'header:', op: 'equals' });
});

test('a rule decides a question once, and tags as often as it likes', () => {
  expect(freeTypes([{ type: 'noise' }, { type: 'tag' }])).not.toContain('stream');
  expect(freeTypes([{ type: 'noise' }, { type: 'tag' }])).toContain('tag');
});

test('a way is as wide as it is gone, and the way of a mailbox is drawn before anything has gone it', () => {
  const counters = {
    rules: [],
    mailboxes: [{ mailbox_id: 'mbx_1', went: [{ to: 'noise', last_24h: 1, last_30d: 8 }] }],
  };
  const streams = destinations(['sales', 'unclassified', 'tender'], counters);
  expect(streams).toEqual(['sales', 'tender', 'unclassified', 'noise']);
  const flows = flowsOf(view(1, []).defaults, streams, counters);
  expect(flows.map(({ to, isDefault }) => [to, isDefault])).toEqual([
    ['sales', true],
    ['noise', false],
  ]);
  expect(flows[1]!.width).toBeGreaterThan(flows[0]!.width);
});

test('what a rule names and is there no more is told of its value', () => {
  const warnings = [
    { path: 'rules[1].actions[0].value', reason: 'there is no active user usr_9' },
    { path: 'rules[1].conditions[0].value', reason: 'there is no mailbox mbx_9' },
  ];
  expect(warningsOf(draftOf({ ...view(1, [a, b]), warnings })).get('b')).toEqual([
    'Its stream counts for nothing: there is no active user usr_9.',
    'A condition counts for nothing: there is no mailbox mbx_9.',
  ]);
});

test('the company is named, not matched by expressions', () => {
  const condition: Condition = { field: 'company', op: 'equals', value: 'Acme Paints Ltd' };
  expect(ruleText(rule('a', { conditions: [condition] }), names)).toContain('company is Acme Paints Ltd');
  expect(withField({ field: 'subject', op: 'matches', value: 'x' }, 'company')).toMatchObject({ op: 'equals' });
});

test('a warning holds as long as the draft is the same up to its rule', () => {
  const saved = { ...view(1, [a, b, c]), warnings: [{ path: 'rules[1].actions[0]', reason: 'never counts' }] };
  const draft = draftOf(saved);
  expect(warningsOf(draft).get('b')).toEqual(['Its stream never counts.']);
  expect(warningsOf(withoutRule(draft, 'c')).size).toBe(1);
  expect(warningsOf({ ...draft, rules: moved(draft.rules, 'c', 0) }).size).toBe(0);
});
