import { notifications } from '@mantine/notifications';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { rememberCsrfToken } from '@/api/client';
import type { Preview, Rule } from '@/api/router';
import { keptDraft } from '@/features/router/keptDraft';
import { violations } from '@/test/axe';
import { rhea } from '@/test/cast';
import { SmallPebble } from '@/test/pebble';
import { SmallRouter } from '@/test/router';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

const user = userEvent.setup();

const bids: Rule = {
  id: 'rule_bids',
  name: 'Government bids',
  enabled: true,
  conditions: [
    { field: 'subject', op: 'contains', value: 'tender' },
    {
      any: [
        { field: 'from_domain', op: 'equals', value: 'gem.gov.in' },
        { field: 'to', op: 'equals', value: 't@x.in' },
      ],
    },
  ],
  actions: [{ type: 'stream', value: 'operations' }, { type: 'priority', value: 'high' }, { type: 'stop' }],
};
const letters: Rule = {
  id: 'rule_letters',
  name: 'Newsletters',
  enabled: true,
  conditions: [{ field: 'header:list-id', op: 'exists', value: true }],
  actions: [{ type: 'noise', value: 'newsletter' }],
};
const late: Rule = {
  id: 'rule_late',
  name: 'Late',
  enabled: false,
  conditions: [{ field: 'time', op: 'in', value: ['sunday', '18:00-09:00'] }],
  actions: [{ type: 'tag', value: 'late' }],
};
const defaults = [{ mailbox_id: 'mbx_1', stream: 'sales', entity_id: 'ent_a' }];

const preview: Preview = {
  sampled: 1000,
  took_ms: 812,
  not_asked: 4,
  totals: {
    changed: 2,
    now: { sales: 900, operations: 50, noise: 50 },
    then: { sales: 898, operations: 51, noise: 51 },
  },
  moves: [
    { from: 'sales', to: 'operations', count: 1 },
    { from: 'sales', to: 'noise', count: 1 },
  ],
  rules: [{ index: 0, name: 'Government bids', hits: 12 }],
  warnings: [{ path: 'rules[1]', reason: 'can never match' }],
  items: ['operations', 'noise'].map((to, nth) => ({
    message_id: `msg_${nth}`,
    card_id: `card_${nth}`,
    entity_id: 'ent_a',
    subject: `Mail to ${to}`,
    from: { name: 'Rahul Mehta', email: 'rahul@coromandel.example' },
    date: '2026-01-15T10:30:00Z',
    mailbox_id: 'mbx_1',
    now: { stream: 'sales', noise_kind: null, decided_by: 'model' as const, reasons: ['Words such as rate'] },
    then: {
      stream: to,
      noise_kind: null,
      decided_by: 'rule' as const,
      reasons: ['Rule “Government bids”'],
      column: null,
      priority: null,
      tags: [],
      assignee: null,
      entity_id: 'ent_a',
    },
    changed: true,
  })),
};

let pebble: SmallPebble;
let router: SmallRouter;

async function open(path = '/router') {
  window.history.replaceState(null, '', path);
  render(<App />);
  await screen.findByRole('heading', { level: 1, name: 'Router' });
}

const order = () =>
  within(screen.getByRole('list', { name: 'Rules' }))
    .getAllByRole('button', { name: /^Move / })
    .map((handle) => /^Move (.*), place/.exec(handle.getAttribute('aria-label')!)![1]);
const unsaved = () => screen.findByRole('region', { name: 'Changes not saved' });

/** From the menu of that rule: the one before may still be closing, with the same words in it. */
async function choose(rule: string, act: string) {
  await user.click(await screen.findByRole('button', { name: `More for ${rule}` }));
  const menu = await screen.findByRole('menu', { name: `More for ${rule}` });
  await user.click(within(menu).getByRole('menuitem', { name: act }));
}

beforeEach(() => {
  notifications.clean();
  localStorage.clear();
  keptDraft.set(rhea.id, null);
  rememberCsrfToken(null);
  pebble = new SmallPebble({});
  pebble.me = { ...structuredClone(rhea), roles: ['ADMIN'] };
  router = new SmallRouter({ defaults, rules: [bids, letters, late] }, preview);
  server.use(
    ...router.handlers(),
    ...pebble.handlers(),
    http.get('/api/v1/mailboxes', () =>
      HttpResponse.json({
        items: [{ id: 'mbx_1', name: 'Sales', address: 'sales@sahyadri.example', aliases: [], entity_id: 'ent_a' }],
        next_cursor: null,
      }),
    ),
  );
});

test('the map says what went where, and the rules read as sentences', async () => {
  await open();

  const mailboxes = await screen.findByRole('list', { name: 'Mailboxes' });
  expect(await within(mailboxes).findByText('In 30 days: 120 to Sales, 5 to Noise')).toBeInTheDocument();
  expect(within(mailboxes).getByText('Sahyadri Chemicals')).toBeVisible();
  const rules = screen.getByRole('list', { name: 'Rules' });
  expect(rules).toHaveTextContent(
    'If subject contains “tender” and (sender’s domain is gem.gov.in or recipient is t@x.in)Operations, priority high, stop',
  );
  expect(rules).toHaveTextContent('If there is a header list-idnoise: newsletter');
  expect(rules).toHaveTextContent('If it comes on Sunday or between 18:00 and 09:00tag late');
  expect(within(rules).getAllByRole('listitem')[0]).toHaveTextContent('3 in 24 h41 in 30 days');
  expect(await violations()).toEqual([]);

  await user.click(screen.getByRole('radio', { name: 'Table' }));
  expect(await screen.findByRole('row', { name: /sales@sahyadri.example/ })).toHaveTextContent('7 / 120');
  expect(await violations()).toEqual([]);
});

test('a rule is carried by keyboard, put back by Escape, and saved in its new place', async () => {
  await open();
  const handle = await screen.findByRole('button', { name: 'Move Government bids, place 1 of 3' });
  handle.focus();
  await user.keyboard(' {ArrowDown}{ArrowDown}');
  expect(order()).toEqual(['Newsletters', 'Late', 'Government bids']);
  await user.keyboard('{Escape}');
  expect(order()).toEqual(['Government bids', 'Newsletters', 'Late']);

  await user.keyboard(' {ArrowDown} ');
  expect(order()).toEqual(['Newsletters', 'Government bids', 'Late']);
  expect(await unsaved()).toHaveTextContent('1 change not saved');
  expect(screen.getByRole('button', { name: /Move Government bids/ })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('The router was saved as version 2.')).toBeVisible();
  expect(router.saved[0]!.ifMatch).toBe('"1"');
  expect(router.saved[0]!.body.rules).toEqual([letters, bids, late]);
  expect(screen.queryByRole('region', { name: 'Changes not saved' })).not.toBeInTheDocument();
});

test('the board of a mailbox is changed in place, and a draft outlives leaving the screen', async () => {
  await open();
  await user.click(await screen.findByRole('button', { name: 'sales@sahyadri.example: to Sales' }));
  await user.click(await screen.findByRole('option', { name: 'Decided by the classifier' }));

  expect(await screen.findByText('was Sales')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Messages' }));
  await user.click(await screen.findByRole('link', { name: 'Router' }));
  await user.click(await screen.findByRole('button', { name: '1 change not saved' }));
  expect(await screen.findByText(/from Sales to the classifier/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(router.saved[0]?.body.defaults).toEqual([{ ...defaults[0], stream: null }]));
});

test('a rule is written in fields, and what the server refuses stands beside the field', async () => {
  await open();
  await user.click(await screen.findByRole('button', { name: 'New rule' }));
  let form = within(await screen.findByRole('dialog', { name: 'New rule' }));
  await user.type(form.getByLabelText('Name'), 'Bid numbers');
  await user.click(form.getByRole('combobox', { name: 'Comparison of condition 1' }));
  await user.click(await screen.findByRole('option', { name: 'matches expression' }));
  await user.type(form.getByLabelText('Value of condition 1'), 'GEM/(');
  await user.click(form.getByRole('combobox', { name: 'Value of action 1' }));
  await user.click(await screen.findByRole('option', { name: 'Operations' }));
  expect(await violations()).toEqual([]);
  await user.click(form.getByRole('button', { name: 'Add to the draft' }));

  router.refusing = [{ path: 'rules[3].conditions[0].value', reason: 'is no regular expression: unclosed group' }];
  await user.click(within(await unsaved()).getByRole('button', { name: 'Save' }));
  const row = (await screen.findByText('Is no regular expression: unclosed group.')).closest('li')!;
  expect(row).toHaveTextContent('Bid numbers');
  expect(screen.getByRole('alert')).toHaveTextContent('there is something to mend in “Bid numbers”.');
  await user.click(within(row).getByRole('button', { name: 'Bid numbers' }));

  form = within(await screen.findByRole('dialog', { name: 'Rule' }));
  const value = form.getByLabelText('Value of condition 1');
  expect(value).toBeInvalid();
  expect(value).toHaveAccessibleDescription('Is no regular expression: unclosed group.');
  await user.type(value, ')');
  expect(value).toBeValid();
  await user.click(form.getByRole('button', { name: 'Keep in the draft' }));
  await user.click(within(await unsaved()).getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('The router was saved as version 2.')).toBeVisible();
  expect(router.current.rules[3]).toMatchObject({
    name: 'Bid numbers',
    conditions: [{ field: 'subject', op: 'matches', value: 'GEM/()' }],
    actions: [{ type: 'stream', value: 'operations' }],
  });
});

test('a rule is duplicated, switched off, deleted and brought back before anything is saved', async () => {
  await open();
  await choose('Newsletters', 'Duplicate');
  await user.click(screen.getByRole('switch', { name: 'Newsletters (copy) is on' }));
  await choose('Government bids', 'Delete');
  expect(order()).toEqual(['Newsletters', 'Newsletters (copy)', 'Late']);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(order()).toEqual(['Government bids', 'Newsletters', 'Newsletters (copy)', 'Late']);
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(router.current.version).toBe(2));
  expect(router.saved[0]!.body.rules[2]).toEqual({ ...letters, id: null, name: 'Newsletters (copy)', enabled: false });
});

test('of five hundred rules only those in sight exist, and one is carried from the first place to the last', async () => {
  const many = Array.from({ length: 500 }, (_, nth) => ({ ...late, id: `rule_${nth}`, name: `Rule of ${nth}` }));
  router.versions[0]!.rules = many;
  await open();
  const handle = await screen.findByRole('button', { name: 'Move Rule of 0, place 1 of 500' });
  expect(order().length).toBeLessThan(60);
  expect(screen.getAllByRole('listitem', { name: '' }).length).toBeLessThan(70);

  handle.focus();
  await user.keyboard(' {PageDown}');
  expect(screen.getByRole('button', { name: 'Move Rule of 0, place 11 of 500' })).toHaveFocus();
  await user.keyboard('{End}');
  expect(screen.getByRole('button', { name: 'Move Rule of 0, place 500 of 500' })).toHaveFocus();
  await user.keyboard(' ');
  await user.click(within(await unsaved()).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(router.saved[0]?.body.rules.at(-1)).toEqual(many[0]));
  expect(router.saved[0]!.body.rules).toHaveLength(500);
});

test('anybody can be chosen who is given the mail in turn, also beyond the first page of people', async () => {
  server.use(
    http.get('/api/v1/people', ({ request }) => {
      const second = new URL(request.url).searchParams.get('cursor') === 'more';
      const nth = (n: number) => ({ id: `usr_${n}`, name: `Person ${n}`, initials: 'P' });
      return HttpResponse.json(
        second
          ? { items: [nth(501)], next_cursor: null }
          : { items: Array.from({ length: 500 }, (_, n) => nth(n)), next_cursor: 'more' },
      );
    }),
  );
  await open();
  await user.click(await screen.findByRole('button', { name: 'New rule' }));
  const form = within(await screen.findByRole('dialog', { name: 'New rule' }));
  await user.type(form.getByLabelText('Name'), 'In turn');
  await user.click(form.getByRole('combobox', { name: 'Kind of action 1' }));
  await user.click(await screen.findByRole('option', { name: 'Assign' }));
  await user.type(form.getByRole('combobox', { name: 'Value of action 1' }), 'Person 501');
  await user.click(await screen.findByRole('option', { name: 'Person 501' }));
  await user.click(form.getByRole('button', { name: 'Add to the draft' }));

  expect(screen.getByRole('list', { name: 'Rules' })).toHaveTextContent('to Person 501');
});

test('a rule that can never match says so until something before it changes', async () => {
  router.versions[0]!.warnings = [{ path: 'rules[1]', reason: 'can never match: rule “Government bids” stops' }];
  await open();
  expect(await screen.findByText('It can never match: rule “Government bids” stops.')).toBeVisible();
  await user.click(screen.getByRole('switch', { name: 'Government bids is on' }));

  expect(screen.queryByText(/can never match/)).not.toBeInTheDocument();
});

test('a preview shows what would land elsewhere, filtered by the way, and changes nothing', async () => {
  await open();
  await user.click(await screen.findByRole('switch', { name: 'Late is off' }));
  await user.click(within(await unsaved()).getByRole('link', { name: 'Preview' }));

  expect(await screen.findByRole('heading', { name: '2 messages would land elsewhere' })).toBeVisible();
  expect(screen.getByText(/The classifier would decide of 4 messages/)).toBeVisible();
  expect(screen.getByText('Rule “Newsletters”: can never match.')).toBeVisible();
  expect(screen.getByRole('row', { name: /^Operations 50 51 \+1/ })).toBeVisible();
  expect(router.previewed).toEqual([{ defaults, rules: [bids, letters, { ...late, enabled: true }] }]);
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /Sales to Noise 1/ }));
  expect(screen.queryByText(/Mail to operations/)).not.toBeInTheDocument();
  const row = screen.getByRole('row', { name: /Mail to noise/ });
  expect(row).toHaveTextContent('Rule “Government bids”');
  expect(within(row).getByRole('link', { name: /Mail to noise/ })).toHaveAttribute('href', '/messages?message=msg_1');
  expect(router.saved).toEqual([]);
});

test('every message of a preview is listed, though only those in sight exist', async () => {
  const items = Array.from({ length: 300 }, (_, nth) => ({ ...preview.items[0]!, message_id: `msg_${nth}` }));
  router.preview = { ...preview, items };
  await open('/router?view=preview');

  const listed = within(await screen.findByRole('region', { name: 'Messages' })).getByRole('table');
  expect(listed).toHaveAttribute('aria-rowcount', '301');
  expect(within(listed).queryAllByRole('link').length).toBeLessThan(items.length);
});

test('a preview of a draft that makes no sense names what is to be mended', async () => {
  server.use(
    http.post('/api/v1/router/preview', () =>
      HttpResponse.json(
        {
          error: {
            code: 'VALIDATION_FAILED',
            message: '',
            details: { fields: [{ path: 'rules[0].name', reason: 'is bad' }] },
          },
        },
        { status: 422 },
      ),
    ),
  );
  await open('/router?view=preview');

  expect(await screen.findByText('Rule “Government bids”:')).toBeVisible();
  expect(screen.getByText(/Is bad\./)).toBeVisible();
});

test('when two save, both versions are shown, and mine can be put on top of theirs', async () => {
  await open();
  await user.click(await screen.findByRole('switch', { name: 'Late is off' }));
  const theirs = { ...bids, name: 'Bids of the state' };
  router.byArjun({ defaults, rules: [theirs, late] });
  await user.click(within(await unsaved()).getByRole('button', { name: 'Save' }));

  const dialog = within(
    await screen.findByRole('dialog', { name: 'Arjun Nair saved the router while you were editing' }),
  );
  expect(dialog.getByRole('region', { name: 'What Arjun Nair changed' })).toHaveTextContent(
    'ChangedBids of the statewas called “Government bids”DeletedNewsletters',
  );
  expect(dialog.getByRole('region', { name: 'What you changed' })).toHaveTextContent('ChangedLateswitched on');
  expect(await violations()).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Put mine on top' }));
  expect(await unsaved()).toHaveTextContent('1 change not saved');
  await user.click(within(await unsaved()).getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(router.current.version).toBe(3));
  expect(router.saved[1]).toEqual({ ifMatch: '"2"', body: { defaults, rules: [theirs, { ...late, enabled: true }] } });
});

test('theirs can be taken, which drops mine', async () => {
  await open();
  await user.click(await screen.findByRole('switch', { name: 'Late is off' }));
  router.byArjun({ defaults, rules: [bids] });
  await user.click(within(await unsaved()).getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'Take theirs, drop mine' }));

  await waitFor(() => expect(order()).toEqual(['Government bids']));
  expect(screen.queryByRole('region', { name: 'Changes not saved' })).not.toBeInTheDocument();
});

test('an earlier version is looked at, rolled back to after a question, and come back from', async () => {
  router.add({ defaults, rules: [bids] });
  await open('/router?view=versions');
  await user.click(await screen.findByRole('link', { name: /First/ }));

  expect(await screen.findByRole('region', { name: 'What differs' })).toHaveTextContent(/NewNewsletters.*NewLate/);
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Roll back to it' }));
  await user.click(await screen.findByRole('button', { name: 'Roll back to version 1' }));
  expect(await screen.findByText('Rolled back to version 1: this is version 3 now.')).toBeVisible();
  expect(router.current.rules).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'Undo' }));

  await waitFor(() => expect(router.current.note).toBe('Rolled back to version 2'));
  expect(router.current.rules).toHaveLength(1);
});

test('a manager reads and is told why nothing can be changed', async () => {
  pebble.me = { ...pebble.me, roles: ['MANAGER'] };
  await open();
  const toggle = await screen.findByRole('switch', { name: 'Government bids is on' });
  await user.click(toggle);
  await user.click(screen.getByRole('button', { name: 'sales@sahyadri.example: to Sales' }));

  expect(toggle).toBeChecked();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'New rule' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.queryByRole('region', { name: 'Changes not saved' })).not.toBeInTheDocument();

  await user.click(screen.getByRole('link', { name: 'Preview' }));
  expect(
    await screen.findByText(/This is what today’s router makes of them. Only administrators change/),
  ).toBeVisible();
  expect(router.previewed).toEqual([{ defaults, rules: [bids, letters, late] }]);
});

test('who may only work cards is told whose screen this is', async () => {
  pebble.me = { ...pebble.me, roles: ['AGENT'] };
  await open();

  expect(await screen.findByText('This screen is for managers and administrators')).toBeVisible();
});
