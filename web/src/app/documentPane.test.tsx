import { notifications } from '@mantine/notifications';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { violations } from '@/test/axe';
import { aDocument, aPage, aStep, SmallShelf } from '@/test/documents';
import { SmallPebble } from '@/test/pebble';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

let pebble: SmallPebble;
let shelf: SmallShelf;
const user = userEvent.setup();
const scrolledTo: Element[] = [];
Element.prototype.scrollIntoView = function (this: Element) {
  scrolledTo.push(this);
};

async function open(id: string, search = '') {
  server.use(...shelf.handlers(), ...pebble.handlers());
  window.history.replaceState(null, '', `/documents/${id}${search}`);
  render(<App />);
  return screen.findByRole('complementary', { name: /^Document: / });
}
const pane = (name: string) => screen.findByRole('complementary', { name: `Document: ${name}` });
const about = () => screen.getByRole('region', { name: 'About the document' });
const asked = (method: string) => shelf.asked.filter((one) => one.method === method);

beforeEach(() => {
  notifications.clean();
  localStorage.clear();
  scrolledTo.length = 0;
  pebble = new SmallPebble({ inbox: [] });
  shelf = new SmallShelf(
    aDocument('coa', {
      doc_type: 'certificate_of_analysis',
      category: 'quality',
      status: 'review',
      confidence: 0.62,
      tags: ['export', 'ipa'],
    }),
    aDocument('bill'),
    aDocument('scan', { status: 'review', doc_type: null, category: null, confidence: null }),
    aDocument('secret', { status: 'locked', page_count: null, reason: 'It has a password.' }),
  );
  shelf.pages.set('coa', [aPage(1, 'Certificate of analysis IPA 99.9%'), aPage(2, 'Assay مرحبا ipa')]);
  shelf.pages.set('bill', [aPage(1, 'Invoice 7'), aPage(2, 'Total')]);
  shelf.pages.set('scan', [aPage(1, 'Scan')]);
  shelf.steps.set('coa', [
    aStep('text'),
    aStep('classify', { status: 'failed', attempts: 5, error: 'The model did not answer.' }),
  ]);
});

describe('an open document', () => {
  test('shows its pages with their text over them, and what is known of it; axe minds nothing', async () => {
    await open('coa');

    const first = await screen.findByRole('group', { name: 'Page 1' });
    expect(first.querySelector('img')).toHaveAttribute('src', expect.stringContaining('/pages/1/image?longest='));
    expect(await within(first).findByText('99.9%')).toBeInTheDocument();
    expect(within(about()).getByText('English')).toBeVisible();
    expect(within(about()).getByText('Brought by Rhea Menon')).toBeVisible();
    expect(within(about()).getByText('Pebble is 62 % sure of it')).toBeVisible();
    expect(within(about()).getByText('The model did not answer.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Download the file' })).toHaveAttribute(
      'href',
      '/api/v1/documents/coa/file',
    );
    expect(await violations()).toEqual([]);
  });

  test('finds words on all pages, counts them and goes from one to the next', async () => {
    await open('coa');
    await screen.findByText('99.9%');

    await user.keyboard('/');
    await user.keyboard('IPA');

    expect(await screen.findByText('1 of 2')).toBeVisible();
    await waitFor(() => expect(document.querySelectorAll('mark')).toHaveLength(2));
    expect(document.querySelector('mark[data-current]')!.closest('[role="group"]')).toHaveAccessibleName('Page 1');
    await user.keyboard('{Enter}');
    expect(screen.getByText('2 of 2')).toBeVisible();
    await waitFor(() =>
      expect(document.querySelector('mark[data-current]')!.closest('[role="group"]')).toHaveAccessibleName('Page 2'),
    );
    expect(scrolledTo.at(-1)).toBe(document.querySelector('mark[data-current]'));
    await user.clear(screen.getByRole('searchbox', { name: 'Find in this document' }));
    await user.keyboard('hexane');
    expect(await screen.findByText('Not found')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('complementary')).toBeVisible();
    expect(document.querySelector('mark')).toBeNull();
  });

  test('of 2,000 pages asks for those in sight only', async () => {
    shelf.change('bill', { page_count: 2000 });
    shelf.pages.set(
      'bill',
      Array.from({ length: 2000 }, (_, nth) => aPage(nth + 1, `Sheet${nth + 1}`)),
    );
    await open('bill');
    await screen.findByText('Sheet1');

    expect(document.querySelectorAll('[role="group"][aria-label^="Page "]').length).toBeLessThan(8);
    expect(screen.getByText('of 2,000')).toBeVisible();
    await user.keyboard('/');
    await user.keyboard('sheet1999');
    expect(await screen.findByText('1 of 1')).toBeVisible();
  });

  test('is made larger, smaller and as wide as the room by keys', async () => {
    await open('coa');
    await screen.findByText('99.9%');
    await user.keyboard('+');
    const width = () => screen.getByRole('group', { name: 'Page 1' }).style.width;
    expect(screen.getByText('50 %')).toBeVisible();
    expect(width()).toMatch(/^396/);
    await user.keyboard('0');
    expect(width()).toBe('268px');
    await user.click(screen.getByRole('button', { name: '100 %' }));
    expect(width()).toMatch(/^793/);
  });

  test('that is text only is shown as text, from whichever side it is read', async () => {
    shelf.pages.set('bill', [
      aPage(1, 'مرحبا\nInvoice 7', { drawn: false, width: 0, height: 0, words: [] }),
      aPage(2, '', { drawn: false, width: 0, height: 0, words: [] }),
    ]);
    await open('bill');
    expect((await screen.findByText(/Invoice 7/)).getAttribute('dir')).toBe('auto');
    expect(await screen.findByText('There is no text on this page.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Larger' })).toBeNull();
    await user.keyboard('/');
    await user.keyboard('invoice');
    await waitFor(() => expect(document.querySelector('mark')).toHaveTextContent('Invoice'));
    expect(await violations()).toEqual([]);
  });

  test('is sorted by hand, by the version that was seen', async () => {
    await open('bill');
    await user.click(await screen.findByRole('combobox', { name: 'Type' }));
    await user.click(await screen.findByRole('option', { name: 'Credit note' }));

    await waitFor(() => expect(shelf.items.get('bill')!.doc_type).toBe('credit_note'));
    expect(asked('PATCH')).toEqual([
      {
        method: 'PATCH',
        path: '/documents/bill',
        body: { doc_type: 'credit_note', category: 'finance' },
        ifMatch: '"1"',
      },
    ]);

    shelf.change('bill', { doc_type: 'receipt' });
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Category' })).toBeEnabled());
    await user.click(screen.getByRole('combobox', { name: 'Category' }));
    await user.click(await screen.findByRole('option', { name: 'Legal' }));
    expect(await screen.findByText(/Somebody changed this first/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Type' })).toHaveValue('Receipt'));
    expect(shelf.items.get('bill')!.category).toBe('finance');
  });

  test('gets tags and loses them', async () => {
    await open('coa');
    expect(await within(about()).findByTitle('Given by Pebble, 90 % sure')).toHaveTextContent('export');
    await user.keyboard('t');
    await user.keyboard('march{Enter}');
    expect(await within(about()).findByText('march')).toBeVisible();
    await user.click(within(about()).getByRole('button', { name: 'Take off ipa' }));
    await waitFor(() => expect(shelf.items.get('coa')!.tags).toEqual(['export', 'march']));
  });

  test('is read again when a person asks', async () => {
    await open('coa');
    await user.click(await screen.findByRole('button', { name: 'Do all again' }));
    await waitFor(() => expect(asked('POST').at(-1)?.path).toBe('/documents/coa/reprocess'));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Do all again' })).toHaveAttribute('aria-disabled', 'true'),
    );
  });

  test('that is locked asks for its password', async () => {
    await open('secret');
    expect(await violations()).toEqual([]);
    await user.type(await screen.findByLabelText('Password of the document'), 'open sesame{Enter}');
    expect(await screen.findByText('Pebble is reading it')).toBeVisible();
    expect(asked('POST')).toMatchObject([{ path: '/documents/secret/password', body: { password: 'open sesame' } }]);
    shelf.change('secret', { status: 'locked' });
    act(() =>
      pebble.tellOf('document.updated', { document_id: 'secret', version: 3, status: 'locked', trashed: false }),
    );
    expect(await screen.findByText('That password did not open it.')).toBeVisible();
  });

  test('is thrown away by a key, the next one opens, and undo brings it back', async () => {
    await open('bill');
    await screen.findByText('Invoice');
    await screen.findByRole('link', { name: /^scan/ });

    await user.keyboard('{Delete}');

    await pane('scan.pdf');
    expect(shelf.items.get('bill')!.trashed_at).not.toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('“bill.pdf” is back.')).toBeVisible();
    expect(await screen.findByRole('link', { name: /^bill/ })).toBeVisible();
  });

  test('is walked from one to the next by keys, and closed', async () => {
    await open('coa');
    await screen.findByRole('link', { name: /^bill/ });
    await user.keyboard('{ArrowRight}');
    await pane('bill.pdf');
    await user.keyboard('k');
    await pane('coa.pdf');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    expect(window.location.pathname).toBe('/documents');
  });

  test('that is not there says so', async () => {
    server.use(...shelf.handlers(), ...pebble.handlers());
    window.history.replaceState(null, '', '/documents/gone');
    render(<App />);
    expect(await screen.findByText(/This document lies in the trash, no longer exists/)).toBeVisible();
  });

  test('is only read by who only reads', async () => {
    pebble.me.roles = ['VIEWER'];
    await open('coa');
    await screen.findByText('99.9%');
    await user.keyboard('y{Delete}');
    expect(screen.getByRole('combobox', { name: 'Type' })).toBeDisabled();
    expect(screen.getByRole('button', { name: /^Yes/ })).toHaveAttribute('aria-disabled', 'true');
    expect(shelf.asked).toEqual([]);
    expect(await violations()).toEqual([]);
  });
});

describe('documents that are nearly the same', () => {
  beforeEach(() => {
    shelf.near.set('coa', [
      { id: 'bill', filename: 'bill.pdf', similarity: 0.93, decision: null, created_at: '2026-01-12T10:30:00Z' },
    ]);
    shelf.diff = [
      { change: 'same', text: Array.from({ length: 100 }, (_, nth) => `w${nth}`).join(' ') },
      { change: 'removed', text: '99.5 %' },
      { change: 'added', text: '99.9 %' },
      { change: 'same', text: 'min.' },
    ];
  });

  test('are compared word by word and side by side, and a person says what they are', async () => {
    await open('coa');
    expect(await within(about()).findByText('93 % alike')).toBeVisible();
    await user.click(within(about()).getByRole('link', { name: 'bill.pdf' }));
    const comparison = await screen.findByRole('region', { name: 'Comparison' });
    expect(await within(comparison).findByText('99.5 %')).toBeVisible();
    expect(within(comparison).getByText(/^1 place where they differ/)).toBeVisible();
    expect(within(comparison).getByText('99.9 %').tagName).toBe('INS');
    expect(within(comparison).queryByText(/w10 /)).toBeNull();
    await user.click(within(comparison).getByRole('button', { name: /words the same/ }));
    expect(within(comparison).getByText(/w10 /)).toBeVisible();
    expect(await violations()).toEqual([]);

    await user.click(within(comparison).getByRole('radio', { name: 'Side by side' }));
    expect(await screen.findByRole('region', { name: 'Pages of bill.pdf' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Pages of coa.pdf' })).toBeVisible();

    await user.click(within(comparison).getByRole('button', { name: 'A new version' }));
    expect(await screen.findByText('One counts as a new version of the other.')).toBeVisible();
    expect(await within(about()).findByText('Other version')).toBeVisible();
    await user.click(within(comparison).getByRole('button', { name: 'Different' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Comparison' })).toBeNull());
    expect(screen.queryByText('Nearly the same')).toBeNull();
    expect(asked('PUT').map(({ body }) => body)).toEqual([{ decision: 'new_version' }, { decision: 'different' }]);

    await user.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1)!);
    expect(await screen.findByText('Nothing is said of the two any more.')).toBeVisible();
    expect(await within(about()).findByText('93 % alike')).toBeVisible();
  });
});

describe('the review', () => {
  const start = async () => {
    server.use(...shelf.handlers(), ...pebble.handlers());
    window.history.replaceState(null, '', '/documents?tab=review');
    render(<App />);
    await user.click(await screen.findByRole('link', { name: 'Review one by one' }));
    await pane('coa.pdf');
    return screen.findByRole('group', { name: 'Review' });
  };

  test('takes one key each, and the next comes at once', async () => {
    const bar = await start();
    expect(bar).toHaveTextContent('Is this: Certificate of analysis (Quality)? Pebble is 62 % sure.');
    expect(await violations()).toEqual([]);

    await user.keyboard('y');

    await pane('scan.pdf');
    await waitFor(() => expect(shelf.items.get('coa')).toMatchObject({ status: 'ready', confidence: 1 }));
    const next = await screen.findByRole('group', { name: 'Review' });
    expect(next).toHaveTextContent('What is this? Pebble found no word that tells it.');
    await user.keyboard('n');
    const dialog = await screen.findByRole('dialog', { name: 'What is it?' });
    await user.type(within(dialog).getByRole('combobox'), 'delivery{Enter}');

    expect(await screen.findByText('Nothing to review')).toBeVisible();
    expect(shelf.items.get('scan')).toMatchObject({ doc_type: 'delivery_note', category: 'logistics' });
  });

  test('leaves what nobody can name as it is, and says why it waited', async () => {
    shelf.change('scan', { reason: 'Page 1 was hard to read: 41 % sure of its words.' });
    await start();
    await user.keyboard('s');
    await pane('scan.pdf');
    expect(await screen.findByRole('group', { name: 'Review' })).toHaveTextContent(
      'What is this? Page 1 was hard to read: 41 % sure of its words.',
    );
    await user.keyboard('y');
    await waitFor(() => expect(shelf.items.get('scan')).toMatchObject({ status: 'ready', doc_type: null }));
    expect(asked('PATCH').map(({ body }) => body)).toEqual([{ reviewed: true }]);
  });

  test('skips, and goes back', async () => {
    await start();
    await user.keyboard('s');
    await pane('scan.pdf');
    await user.keyboard('z');
    await pane('coa.pdf');
    expect(asked('PATCH')).toEqual([]);
  });

  test('says what was refused, with the way back to it', async () => {
    await start();
    shelf.change('coa', { tags: [] });
    await user.keyboard('y');
    await pane('scan.pdf');
    expect(await screen.findByText(/“coa.pdf” was not answered. Somebody changed this first/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open it' }));
    await pane('coa.pdf');
    await screen.findByRole('group', { name: 'Review' });
    await waitFor(() => expect(within(about()).queryByText('ipa')).toBeNull());
    await user.keyboard('y');
    await waitFor(() => expect(shelf.items.get('coa')!.status).toBe('ready'));
  });
});

test('a document that is read anew while it is open shows its pages when they are there', async () => {
  shelf.change('bill', { status: 'processing', page_count: null });
  await open('bill');
  await screen.findByText('Pebble is reading it');
  shelf.change('bill', { status: 'ready', page_count: 2 });
  act(() =>
    pebble.tellOf('document.updated', {
      document_id: 'bill',
      version: 3,
      filename: 'bill.pdf',
      status: 'ready',
      doc_type: 'invoice',
      trashed: false,
      entity_id: 'ent_a',
    }),
  );
  const page = await screen.findByRole('group', { name: 'Page 1' });
  fireEvent.error(page.querySelector('img')!);
  expect(screen.getByText(/This page cannot be drawn/)).toBeVisible();
});

test('a document that somebody throws away while it is open says so, and is not there for its keys', async () => {
  await open('bill');
  await screen.findByRole('group', { name: 'Page 1' });
  shelf.change('bill', { trashed_at: '2026-01-15T12:00:00Z' });

  act(() => pebble.tellOf('document.updated', { document_id: 'bill', version: 2, status: 'ready', trashed: true }));

  expect(await screen.findByText('This document cannot be shown')).toBeVisible();
  expect(screen.queryByRole('group', { name: 'Page 1' })).toBeNull();
});
