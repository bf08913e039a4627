import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { delay, http } from 'msw';
import { notifications } from '@mantine/notifications';
import { forgetEvents } from '@/api/live/recent';
import { forgetOwn } from '@/api/ownActs';
import { violations } from '@/test/axe';
import { aCard, aMessage, mira } from '@/test/cast';
import { SmallPebble } from '@/test/pebble';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

let pebble: SmallPebble;
const user = userEvent.setup();
const card = (id: string) => screen.getByRole('link', { name: `Subject of ${id}` });
const column = (name: RegExp) => screen.getByRole('region', { name });
const inColumn = (name: RegExp) =>
  within(column(name))
    .queryAllByRole('link')
    .map((link) => link.textContent!.replace('Subject of ', ''));

async function open(path = '/boards/sales') {
  server.use(...pebble.handlers());
  window.history.replaceState(null, '', path);
  render(<App />);
  await screen.findByRole('region', { name: /^Inbox/ });
}

beforeEach(() => {
  forgetEvents();
  forgetOwn();
  notifications.clean();
  localStorage.clear();
  pebble = new SmallPebble({ inbox: [aCard('a'), aCard('b')], quoted: [aCard('c')] });
});

describe('the board', () => {
  test('shows its columns with counts and limits, and nothing that axe would mind', async () => {
    await open();

    expect(inColumn(/^Inbox, 2 cards/)).toEqual(['a', 'b']);
    expect(column(/^Quoted, 1 card, limit 2/)).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('faces say whose they are, but not where only one legal entity is looked at', async () => {
    await open();
    expect(within(column(/^Inbox/)).getAllByRole('img', { name: 'Sahyadri Chemicals' })).toHaveLength(2);

    act(() => window.history.pushState(null, '', '/boards/sales?entity=ent_a'));

    await waitFor(() => expect(screen.queryByRole('img', { name: 'Sahyadri Chemicals' })).not.toBeInTheDocument());
  });

  test('is walked by keys, and a card carried by keys goes where it is dropped', async () => {
    await open();
    act(() => card('a').focus());

    await user.keyboard('jl');
    await waitFor(() => expect(card('c')).toHaveFocus());
    await user.keyboard('h');
    await waitFor(() => expect(card('a')).toHaveFocus());
    await user.keyboard(' {ArrowRight}{ArrowDown} ');

    await waitFor(() => expect(pebble.column('quoted')).toEqual(['c', 'a']));
    expect(pebble.asked.at(-1)).toMatchObject({ path: '/cards/a/move', body: { column: 'quoted', after: 'c' } });
    await waitFor(() => expect(card('a')).toHaveFocus());
  });

  test('Escape puts a carried card back and asks the server nothing', async () => {
    await open();
    act(() => card('a').focus());

    await user.keyboard(' {ArrowRight}{Escape}');

    expect(inColumn(/^Inbox/)).toEqual(['a', 'b']);
    expect(pebble.asked).toEqual([]);
  });

  test('an archived card goes at once, the next takes the focus, and z brings it back', async () => {
    await open();
    act(() => card('a').focus());

    await user.keyboard('e');
    expect(inColumn(/^Inbox/)).toEqual(['b']);
    await waitFor(() => expect(card('b')).toHaveFocus());
    expect(await screen.findByText('Archived')).toBeVisible();

    await user.keyboard('z');
    await waitFor(() => expect(inColumn(/^Inbox, 2/)).toEqual(['a', 'b']));
  });

  test('a full column asks for a reason, which goes along', async () => {
    await open();
    act(() => card('a').focus());
    await user.keyboard('2');
    await waitFor(() => expect(pebble.column('quoted')).toHaveLength(2));
    act(() => card('b').focus());
    await user.keyboard('2');

    const dialog = await screen.findByRole('dialog', { name: 'This column is full' });
    expect(inColumn(/^Inbox/)).toEqual(['b']);
    await user.type(within(dialog).getByRole('textbox'), 'The customer waits');
    await user.click(within(dialog).getByRole('button', { name: 'Move 1 card anyway' }));

    await waitFor(() => expect(pebble.column('quoted')).toHaveLength(3));
    expect(pebble.asked.at(-1)!.body).toMatchObject({ column: 'quoted', wip_reason: 'The customer waits' });
  });

  test('selected cards are worked at once, and undone at once', async () => {
    await open();
    act(() => card('a').focus());

    await user.keyboard('xjX');
    await waitFor(() =>
      expect(screen.getByRole('toolbar', { name: 'Selected cards' })).toHaveTextContent('2 cards selected'),
    );
    await user.click(screen.getByRole('button', { name: 'Archive 2 cards' }));

    await waitFor(() => expect(inColumn(/^Inbox, 0/)).toEqual([]));
    expect(pebble.asked.at(-1)).toMatchObject({ path: '/cards/bulk', body: { ids: ['a', 'b'], action: 'archive' } });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(inColumn(/^Inbox, 2/)).toEqual(['a', 'b']));
  });

  test('a card is assigned from the list of people', async () => {
    await open();
    act(() => card('b').focus());

    await user.keyboard('a');
    const dialog = await screen.findByRole('dialog', { name: 'Assign this card' });
    await user.type(within(dialog).getByRole('combobox'), 'mira');
    await within(dialog).findByRole('option', { name: /Mira/ });
    await user.keyboard('{Enter}');

    await waitFor(() => expect(pebble.cards.get('b')!.assignee).toMatchObject({ id: mira.id }));
    expect(pebble.asked.at(-1)).toMatchObject({ method: 'PATCH', path: '/cards/b', ifMatch: '"1"' });
  });

  test('an act that finds all as asked offers nothing to undo', async () => {
    await open();
    act(() => card('a').focus());

    await user.keyboard('p');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await user.click(await screen.findByRole('option', { name: /normal/i }));

    expect(await screen.findByText('Nothing to change: it was so already')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });

  test('words in the filter go to the URL and to the server', async () => {
    await open();

    await user.keyboard('/');
    await user.keyboard('of b');

    await waitFor(() => expect(inColumn(/^Inbox/)).toEqual(['b']));
    expect(window.location.search).toContain('q=of');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(inColumn(/^Inbox/)).toEqual(['a', 'b']));
  });

  test('what somebody else does is seen without asking', async () => {
    await open();
    await waitFor(() => expect(screen.getByRole('status', { name: /^Live/ })).toBeInTheDocument());

    act(() => pebble.tell('card.created', aCard('new', { position: '0a' })));

    await waitFor(() => expect(inColumn(/^Inbox, 3/)).toEqual(['a', 'new', 'b']));
  });

  test('who only reads finds the acts there, with the reason why not', async () => {
    pebble.me.roles = ['VIEWER'];
    await open();
    act(() => card('a').focus());

    await user.keyboard('e');

    expect(await screen.findByText('You may look at cards but not change them.')).toBeVisible();
    expect(pebble.asked).toEqual([]);
  });

  test('a filter is saved under a name for the person', async () => {
    await open('/boards/sales?assignee=none');

    await user.click(screen.getByRole('button', { name: 'Saved filters' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save this filter' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Unassigned');
    await user.click(screen.getByRole('button', { name: 'Save filter' }));

    await waitFor(() =>
      expect(pebble.me.preferences.saved_filters).toMatchObject([{ name: 'Unassigned', search: { assignee: 'none' } }]),
    );
  });
});

describe('an open card', () => {
  test('has its own address, shows the conversation, and Escape closes it', async () => {
    pebble.messages.set('a', [
      aMessage('m1', { text: 'First words\n> old', reply_text: 'First words', date: '2026-01-14T10:00:00Z' }),
      aMessage('m2', { text: 'Newest words\n\n> First words', reply_text: 'Newest words', has_html: true }),
    ]);
    await open('/boards/sales/cards/a');

    expect(await screen.findByText('Newest words')).toBeVisible();
    expect(screen.queryByText('> First words')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show the quoted text' }));
    expect(screen.getByText('> First words')).toBeVisible();
    expect(await violations()).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Show formatted' }));
    expect(screen.getByTitle('Formatted message').getAttribute('sandbox')).not.toContain('allow-scripts');

    await user.keyboard('{Escape}');
    await waitFor(() => expect(window.location.pathname).toBe('/boards/sales'));
  });

  test('has the keys for itself, also while it comes: the selected cards below keep still', async () => {
    server.use(...pebble.handlers());
    server.use(http.get('/api/v1/cards/b', () => delay('infinite')));
    window.history.replaceState(null, '', '/boards/sales/cards/b');
    render(<App />);
    await screen.findByRole('region', { name: /^Inbox/ });
    act(() => card('a').focus());
    await user.keyboard('x');

    await user.keyboard('2');

    await waitFor(() => expect(inColumn(/^Quoted/)).toContain('b'));
    expect(inColumn(/^Inbox/)).toEqual(['a']);
  });

  test('shows the other cards of its customer with their place or state, and no part that is empty', async () => {
    pebble.earlier = [
      aCard('k', { column: 'quoted' }),
      aCard('l', { status: 'archived' }),
      aCard('m', { status: 'snoozed', snoozed_until: '2026-01-20T03:30:00Z' }),
    ];
    await open('/boards/sales/cards/a');

    const others = await screen.findByRole('region', { name: 'Other cards of this customer' });

    const [quoted, archived, snoozed] = within(others).getAllByRole('link');
    expect(quoted).toHaveTextContent(/Subject of k.*Quoted/);
    expect(archived).toHaveTextContent(/Subject of l.*Archived/);
    expect(snoozed).toHaveTextContent(/Subject of m.*Snoozed/);
    expect(screen.queryByRole('region', { name: 'Linked cards' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'CRM and ERP' })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  test('takes a note with a mention, and keeps keys for writing while it is written', async () => {
    await open('/boards/sales/cards/a');
    await screen.findByRole('textbox', { name: 'Note' });

    await user.keyboard('c');
    await user.keyboard('ask @mi');
    await screen.findByRole('option', { name: /Mira Shah/ });
    await user.keyboard('{Enter}e{Control>}{Enter}{/Control}');

    await waitFor(() =>
      expect(pebble.asked.at(-1)).toMatchObject({
        path: '/cards/a/notes',
        body: { text: 'ask @[Mira Shah](usr_mira) e' },
      }),
    );
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  });

  test('never mentions somebody whom the letters typed no longer mean', async () => {
    await open('/boards/sales/cards/a');
    await screen.findByRole('textbox', { name: 'Note' });
    await user.keyboard('c');
    await user.keyboard('ask @');
    await screen.findByRole('option', { name: /Mira Shah/ });
    server.use(http.get('/api/v1/people', () => delay('infinite')));

    await user.keyboard('arj');

    expect(screen.queryByRole('option', { name: /Mira Shah/ })).toBeNull();
    expect(screen.getByRole('option', { name: /Arjun/ })).toHaveAttribute('aria-selected', 'true');
  });

  test('goes on to the next card by the arrow, and is renamed in place', async () => {
    await open('/boards/sales/cards/a');
    await user.click(await screen.findByRole('button', { name: 'Subject of a' }));
    await user.clear(screen.getByRole('textbox', { name: 'Subject' }));
    await user.keyboard('IPA for Vapi{Enter}');
    await waitFor(() => expect(pebble.cards.get('a')!.subject).toBe('IPA for Vapi'));

    await user.click(screen.getByRole('button', { name: 'Next card' }));

    await waitFor(() => expect(window.location.pathname).toBe('/boards/sales/cards/b'));
  });

  test('is handed over to another legal entity of the reader, and brought back by undo', async () => {
    await open('/boards/sales/cards/a?entity=ent_a');
    await user.click(await screen.findByRole('button', { name: 'Sahyadri Chemicals' }));
    await user.click(await screen.findByRole('option', { name: /Konkan Solvents/ }));

    await waitFor(() => expect(pebble.cards.get('a')!.entity_id).toBe('ent_b'));
    expect(pebble.asked.at(-1)).toMatchObject({ method: 'PATCH', path: '/cards/a', ifMatch: '"1"' });
    expect(screen.getByRole('button', { name: 'Konkan Solvents' })).toBeVisible();
    await waitFor(() => expect(inColumn(/^Inbox/)).toEqual(['b']));

    await user.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() => expect(pebble.cards.get('a')!.entity_id).toBe('ent_a'));
  });

  test('says what handing over means, and a hasty Enter hands nothing over', async () => {
    await open('/boards/sales/cards/a');
    await user.click(await screen.findByRole('button', { name: 'Sahyadri Chemicals' }));

    const dialog = await screen.findByRole('dialog', { name: 'Hand this card over to' });
    expect(within(dialog).getByText(/Who sees only cards of Sahyadri Chemicals will not/)).toBeVisible();
    await user.keyboard('{Enter}');

    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(pebble.asked).toEqual([]);
  });

  test('is merged only into cards that the server offers', async () => {
    pebble.mergeable = ['c'];
    await open('/boards/sales/cards/a');
    await screen.findByRole('textbox', { name: 'Note' });
    await user.keyboard('m');

    const dialog = await screen.findByRole('dialog', { name: /^Merge/ });
    const option = await within(dialog).findByRole('option', { name: /Subject of c/ });
    expect(within(dialog).getAllByRole('option')).toHaveLength(1);
    await user.click(option);

    await waitFor(() => expect(pebble.asked.at(-1)).toMatchObject({ path: '/cards/a/merge', body: { into: 'c' } }));
  });

  test('says nothing of legal entities to who works for one', async () => {
    pebble.me.entities = pebble.me.entities.slice(0, 1);
    await open('/boards/sales/cards/a');
    await screen.findByRole('textbox', { name: 'Note' });

    expect(screen.queryByRole('button', { name: 'Sahyadri Chemicals' })).toBeNull();
  });

  test('undoes an act of its history', async () => {
    await open('/boards/sales/cards/a');
    await screen.findByRole('textbox', { name: 'Note' });
    await user.keyboard('i');
    await waitFor(() => expect(pebble.cards.get('a')!.assignee).not.toBeNull());

    await user.click(await screen.findByRole('button', { name: 'Undo: changed it' }));

    await waitFor(() => expect(pebble.cards.get('a')!.assignee).toBeNull());
  });

  test('that is gone says so', async () => {
    await open('/boards/sales/cards/gone');

    expect(await screen.findByText('This card no longer exists or you may not see it.')).toBeVisible();
  });
});

describe('the frame', () => {
  test('the keyboard map is searched', async () => {
    await open();

    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard map' });
    await user.type(within(dialog).getByRole('textbox'), 'snooze');

    expect(
      within(dialog)
        .getAllByRole('term')
        .map((term) => term.textContent),
    ).toEqual(['Snooze']);
    expect(await violations()).toEqual([]);
  });

  test('the palette offers what can be done now and does it', async () => {
    await open();
    act(() => card('a').focus());

    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: /^Search everything/ }), 'archive');
    await user.keyboard('{Enter}');

    await waitFor(() => expect(inColumn(/^Inbox/)).toEqual(['b']));
  });

  test('the legal entity looked at is in the URL', async () => {
    await open();

    await user.click(screen.getByRole('button', { name: 'Legal entity: All legal entities' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Konkan Solvents' }));

    await waitFor(() => expect(window.location.search).toContain('entity=ent_b'));
    expect(screen.getByRole('button', { name: 'KS Entity: Konkan Solvents' })).toHaveTextContent('KSEntity');
  });

  test('who was mentioned is told, and led to the card', async () => {
    pebble.notifications = [
      {
        id: 'ntf_1',
        kind: 'mention',
        card_id: 'b',
        subject: 'Subject of b',
        by: 'Mira Shah',
        text: 'see @[Rhea](usr_rhea)',
        at: '2026-01-15T10:30:00Z',
        read_at: null,
      },
    ];
    await open();

    await user.click(await screen.findByRole('button', { name: '1 new mention' }));
    await user.click(await screen.findByRole('menuitem', { name: /Mira Shah/ }));

    await waitFor(() => expect(window.location.pathname).toBe('/boards/sales/cards/b'));
    expect(await screen.findByRole('button', { name: 'No new mentions' })).toBeVisible();
  });

  test('the key pressed right after the palette closed is not swallowed', async () => {
    await open();

    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox', { name: /^Search everything/ });
    await user.keyboard('{Escape}?');

    await waitFor(() => expect(screen.getByRole('dialog', { name: 'Keyboard map' })).toBeVisible());
  });

  test('an address that is none says so', async () => {
    await open();
    act(() => window.history.pushState(null, '', '/nowhere'));

    expect(await screen.findByText('There is no screen at this address')).toBeVisible();
  });
});
