import { notifications } from '@mantine/notifications';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { violations } from '@/test/axe';
import { aCard } from '@/test/cast';
import { aDocument, aPage, SmallShelf } from '@/test/documents';
import { SmallPebble } from '@/test/pebble';
import { aHit, SmallSearch } from '@/test/search';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

let pebble: SmallPebble;
let shelf: SmallShelf;
let search: SmallSearch;
const user = userEvent.setup();

function open(path: string) {
  server.use(...shelf.handlers(), ...search.handlers(), ...pebble.handlers());
  window.history.replaceState(null, '', path);
  render(<App />);
}
const asked = (method: string) => shelf.asked.filter((one) => one.method === method);
const links = async () =>
  within(await screen.findByRole('region', { name: 'About the document' })).findByRole('list', { name: 'Shared with' });

beforeEach(() => {
  notifications.clean();
  localStorage.clear();
  pebble = new SmallPebble({ inbox: [aCard('a'), aCard('theirs', { entity_id: 'ent_b' })] });
  pebble.companies = [{ id: 'cmp_1', name: 'Coromandel Paints' }];
  shelf = new SmallShelf(aDocument('coa'), aDocument('bill'), aDocument('theirs', { entity_id: 'ent_b' }));
  shelf.pages.set('coa', [aPage(1, 'Certificate')]);
  search = new SmallSearch(aHit('document', 'bill', 'bill.pdf', { entity_id: 'ent_a' }));
});

describe('a document', () => {
  test('is shared with a card that is found by its words, and no more by undo', async () => {
    open('/documents/coa');
    await user.click(await screen.findByRole('button', { name: 'Share' }));
    const box = screen.getByRole('combobox', { name: 'Share it with' });
    await user.type(box, 'subject of');
    const card = await screen.findByRole('option', { name: /Subject of a/ });
    await waitFor(() => expect(screen.queryByRole('option', { name: /^Coromandel/ })).toBeNull());
    expect(screen.queryByRole('option', { name: /Subject of theirs/ })).toBeNull();
    await user.click(card);

    const list = await links();
    expect(asked('POST').at(-1)).toMatchObject({ path: '/documents/coa/links', body: { card_id: 'a' } });
    expect(list).toHaveTextContent('Card, by Rhea Kulkarni');
    expect(within(list).getByRole('link', { name: 'Subject of a' })).toHaveAttribute('href', '/cards/a');
    expect(await violations()).toEqual([]);

    const told = await screen.findByText('“coa.pdf” is shared with the card “Subject of a”.');
    await user.click(within(told.closest('[role="status"]')!).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(shelf.links.get('coa')).toEqual([]));
    expect(await screen.findByText(/No card and no company yet/)).toBeVisible();
  });

  test('is shared with a company by keys alone, and taken away again', async () => {
    open('/documents/coa');
    const share = await screen.findByRole('button', { name: 'Share' });
    share.focus();
    await user.keyboard('{Enter}');
    // Faster than the answer: what is found is meant, not the cards that stood there before.
    await user.keyboard('coro{Enter}');
    await waitFor(() => expect(share).toHaveFocus());
    await user.click(within(await links()).getByRole('button', { name: /No longer share with/ }));

    await waitFor(() => expect(asked('DELETE').at(-1)?.path).toBe('/documents/coa/links'));
    expect(share).toHaveFocus();
    expect(await screen.findByText(/is no longer shared with/)).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1)!);
    await waitFor(() => expect(shelf.links.get('coa')).toHaveLength(1));
  });

  test('is shared by nobody who only reads, and the button says so', async () => {
    pebble.me.roles = ['VIEWER'];
    open('/documents/coa');
    const share = await screen.findByRole('button', { name: 'Share' });
    expect(share).toHaveAttribute('aria-disabled', 'true');
    await user.hover(share);
    expect(await screen.findByRole('tooltip')).toHaveTextContent('You may read documents but not change them.');
    await user.click(share);
    expect(screen.queryByRole('combobox', { name: 'Share it with' })).toBeNull();
  });

  test('what the server refuses is said', async () => {
    shelf.refusing.set('a', { code: 'INVALID', message: 'The card went to another legal entity.' });
    open('/documents/coa');
    await user.click(await screen.findByRole('button', { name: 'Share' }));
    await user.click(await screen.findByRole('option', { name: /Subject of a/ }));
    expect(await screen.findByText('The card went to another legal entity.')).toBeVisible();
  });
});

describe('a card', () => {
  const papers = () => screen.findByRole('region', { name: 'Documents' });

  test('takes a document of its legal entity among its own, told as shared and by whom', async () => {
    open('/boards/sales/cards/a');
    await user.click(within(await papers()).getByRole('button', { name: 'Add document' }));
    expect(await screen.findByRole('option', { name: /coa\.pdf/ })).toBeVisible();
    expect(screen.queryByRole('option', { name: /theirs/ })).toBeNull();
    await user.type(screen.getByRole('combobox', { name: 'Share a document with this card' }), 'bill');
    await waitFor(() => expect(screen.queryByRole('option', { name: /coa\.pdf/ })).toBeNull());
    await user.click(await screen.findByRole('option', { name: /bill\.pdf/ }));

    expect(await within(await papers()).findByText('Shared by you')).toBeVisible();
    expect(within(await papers()).getByRole('link', { name: /bill\.pdf/ })).toHaveAttribute('href', '/documents/bill');
    expect(await violations()).toEqual([]);

    await user.click(within(await papers()).getByRole('button', { name: 'No longer share with this card: bill.pdf' }));
    expect(await within(await papers()).findByText('None came with its mail.')).toBeVisible();
  });

  test('shows a paper that came with its mail and was shared too once, as shared', async () => {
    pebble.cards.set('a', aCard('a'));
    shelf.attached.set('a', [{ message_id: 'msg_1', n: 1, entry: 0, part: 0, document: shelf.items.get('coa')! }]);
    shelf.links.set('coa', [
      {
        type: 'card',
        id: 'a',
        title: 'Subject of a',
        stream: 'sales',
        linked_by: { id: 'usr_mira', name: 'Mira Shah' },
        linked_at: '2026-01-15T11:00:00Z',
      },
    ]);
    open('/boards/sales/cards/a');
    expect(await within(await papers()).findByText('Shared by Mira Shah')).toBeVisible();
    expect(within(await papers()).getAllByRole('link', { name: /coa\.pdf/ })).toHaveLength(1);
  });
});

test('a company shows what is shared with it beside the cards that name it', async () => {
  const company = {
    type: 'company',
    id: 'cmp_1',
    title: 'Coromandel Paints',
    stream: null,
    linked_by: { id: 'usr_mira', name: 'Mira Shah' },
    linked_at: '2026-01-15T11:00:00Z',
  };
  shelf.links.set('coa', [company]);
  open('/search/companies/cmp_1');
  const documents = await screen.findByRole('region', { name: 'Documents' });
  expect(await within(documents).findByText('Shared by Mira Shah')).toBeVisible();
  expect(within(documents).getByRole('button', { name: 'Add document' })).toBeVisible();
  expect(await violations()).toEqual([]);
});
