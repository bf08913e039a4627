import { render, screen, waitFor, within, act, fireEvent } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { notifications } from '@mantine/notifications';
import { http, HttpResponse, type HttpHandler } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { violations } from '@/test/axe';
import { aDocument, SmallShelf } from '@/test/documents';
import { SmallPebble } from '@/test/pebble';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

let pebble: SmallPebble;
let shelf: SmallShelf;
const user = userEvent.setup();

async function open(path = '/documents', ...first: HttpHandler[]) {
  server.use(...first, ...shelf.handlers(), ...pebble.handlers());
  window.history.replaceState(null, '', path);
  render(<App />);
  return screen.findByRole('region', { name: 'Documents' });
}

const row = (name: string) => screen.findByRole('link', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) });

beforeEach(() => {
  notifications.clean();
  localStorage.clear();
  pebble = new SmallPebble({ inbox: [] });
  shelf = new SmallShelf(
    aDocument('coa', {
      doc_type: 'certificate_of_analysis',
      category: 'quality',
      status: 'review',
      confidence: 0.62,
      tags: ['export', 'ipa'],
    }),
    aDocument('bill', { entity_id: 'ent_b' }),
    aDocument('secret', { status: 'locked', doc_type: null, category: null, reason: 'It has a password.' }),
    aDocument('slip', { doc_type: 'other', category: 'other' }),
    aDocument('old', { trashed_at: '2026-01-15T11:00:00Z' }),
  );
});

describe('the list of documents', () => {
  test('shows of each its first page, or a sign of its type of the same size, and asks for nothing that cannot be drawn', async () => {
    shelf.items.set('note', aDocument('note', { filename: 'note.txt', mime_type: 'text/plain' }));
    await open();
    const picture = (of: HTMLElement) => of.querySelector('img');
    const bill = await row('bill.pdf');
    await waitFor(() => expect(picture(bill)).toHaveAttribute('src', '/api/v1/documents/bill/thumbnail'));
    expect(picture(bill)).toHaveAttribute('loading', 'lazy');
    for (const name of ['note.txt', 'secret.pdf']) expect(picture(await row(name))).toBeNull();

    fireEvent.error(picture(bill)!);

    expect(picture(bill)).toBeNull();
    expect(bill.querySelector('svg')).not.toBeNull();
  });

  test('prints separator sheets with archive numbers that go on from the last ones', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Print separator sheets' }));
    const dialog = await screen.findByRole('dialog', { name: 'Print separator sheets' });
    expect(within(dialog).getByRole('link', { name: 'Open 10 sheets' })).toHaveAttribute(
      'href',
      '/api/v1/documents/separators.pdf?count=10',
    );
    await user.click(within(dialog).getByRole('radio', { name: /Give archive numbers/ }));
    const sheets = within(dialog).getByRole('textbox', { name: 'Sheets' });
    await user.clear(sheets);
    expect(within(dialog).getByRole('button', { name: 'Open the sheets' })).toBeDisabled();
    expect(within(dialog).getByText('1 to 200 sheets at once.')).toBeVisible();
    await user.type(sheets, '3');
    await user.clear(within(dialog).getByRole('textbox', { name: 'First archive number' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'First archive number' }), '98');
    expect(within(dialog).getByText('ASN00098 to ASN00100')).toBeVisible();
    const link = within(dialog).getByRole('link', { name: 'Open 3 sheets' });
    expect(link).toHaveAttribute('href', '/api/v1/documents/separators.pdf?count=3&asn=98');
    expect(link).toHaveAttribute('target', '_blank');
    link.addEventListener('click', (event) => event.preventDefault());
    await user.click(link);

    await user.click(screen.getByRole('button', { name: 'Print separator sheets' }));
    await user.click(await screen.findByRole('radio', { name: /Give archive numbers/ }));
    expect(screen.getByRole('textbox', { name: 'First archive number' })).toHaveValue('101');
  });

  test('tells what each is, how it stands and why, and whose it is; axe minds nothing', async () => {
    await open();

    const coa = await row('coa.pdf');
    expect(coa).toHaveTextContent('Certificate of analysis · Quality, 62 % sure');
    expect(coa).toHaveTextContent('ipa');
    expect(coa).toHaveTextContent('To review');
    expect(coa).toHaveTextContent('Sahyadri Chemicals');
    expect(coa).toHaveTextContent('2 pages');
    expect(await row('secret.pdf')).toHaveTextContent('LockedIt has a password.');
    expect(await row('bill.pdf')).toHaveTextContent('Konkan Solvents');
    expect(await row('slip.pdf')).not.toHaveTextContent('Other · Other');
    expect(screen.queryByRole('link', { name: /^old/ })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  test('is narrowed by chips and words, which the address holds', async () => {
    await open();
    await row('coa.pdf');

    await user.click(screen.getByRole('button', { name: 'Type' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Certificate of analysis' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: /^bill/ })).toBeNull());
    expect(window.location.search).toContain('type=certificate_of_analysis');

    await user.type(screen.getByRole('searchbox'), 'nothing');
    expect(await screen.findByText('No document fits these filters')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(await row('bill.pdf')).toBeVisible();
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  test('follows what the stream tells, without a question for what it carries', async () => {
    await open();
    await row('bill.pdf');
    const event = (version: number, status: string) => ({
      document_id: 'bill',
      version,
      filename: 'invoice of May.pdf',
      status,
      doc_type: 'invoice',
      trashed: false,
      entity_id: 'ent_b',
    });
    shelf.change('bill', { filename: 'invoice of May.pdf', status: 'processing' });

    act(() => pebble.tellOf('document.updated', event(2, 'processing')));

    expect(await row('invoice of May.pdf')).toHaveTextContent('Being read');
    shelf.change('bill', { status: 'ready', page_count: 41 });
    act(() => pebble.tellOf('document.updated', event(3, 'ready')));
    await waitFor(async () => expect(await row('invoice of May.pdf')).toHaveTextContent('41 pages'));
  });

  test('says what failed and is asked for again', async () => {
    const failing = http.get(
      '/api/v1/documents',
      () => HttpResponse.json({ error: { code: 'INTERNAL', message: '', details: {} } }, { status: 500 }),
      { once: true },
    );
    await open('/documents', failing);
    expect(await screen.findByText('The documents cannot be shown')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row('coa.pdf')).toBeVisible();
  });

  test('teaches the next step where there is nothing', async () => {
    shelf.items.clear();
    await open();
    expect(await screen.findByText('No documents yet')).toBeVisible();
    await user.click(screen.getByRole('link', { name: /^Trash/ }));
    expect(await screen.findByText('The trash is empty')).toBeVisible();
    await user.click(screen.getByRole('link', { name: /^To review/ }));
    expect(await screen.findByText('Nothing to review')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('gives back what lies in the trash', async () => {
    await open('/documents?tab=trash');

    await user.click(await screen.findByRole('button', { name: 'Restore old.pdf' }));

    expect(await screen.findByText('“old.pdf” is back.')).toBeVisible();
    expect(await screen.findByText('The trash is empty')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('asks for more at its end', async () => {
    for (let nth = 0; nth < 150; nth++) shelf.items.set(`d${nth}`, aDocument(`d${nth}`));
    await open();
    await row('coa.pdf');
    const scroll = screen.getByRole('region', { name: 'Documents' }).querySelector('ul')!.parentElement!;

    act(() => {
      scroll.scrollTop = 100 * 56;
      fireEvent.scroll(scroll);
    });

    expect(await row('d100.pdf')).toBeVisible();
  });
});

describe('bringing files', () => {
  const file = (name: string, type = 'application/pdf') => new File([name], name, { type });
  const choose = async (...files: File[]) => {
    await user.upload(screen.getByLabelText('Files to bring'), files);
    return screen.findByRole('dialog');
  };
  const tray = () => screen.findByRole('region', { name: 'Files on their way' });

  test('asks whose they are, sends each, and says what became of it', async () => {
    shelf.refusing.set('run.exe', { code: 'UNSUPPORTED_FORMAT', message: 'A program is no document.' });
    await open();
    await row('coa.pdf');
    const dialog = await choose(file('new.pdf'), file('coa.pdf'), file('run.exe'));
    await user.click(within(dialog).getByRole('button', { name: 'Bring 3 files' }));
    expect(within(dialog).getByText('Choose whose they are.')).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.click(within(dialog).getByRole('combobox', { name: 'Legal entity' }));
    await user.click(await screen.findByRole('option', { name: 'Konkan Solvents' }));
    await user.type(within(dialog).getByRole('combobox', { name: 'Tags' }), 'march{Enter}gst{Enter}');

    await user.click(within(dialog).getByRole('button', { name: 'Bring 3 files' }));

    expect(await within(await tray()).findByText('3 files sent, 1 not kept')).toBeVisible();
    expect(within(await tray()).getByText('A program is no document.')).toBeVisible();
    expect(within(await tray()).queryByRole('button', { name: 'Send again' })).toBeNull();
    expect(within(await tray()).getByRole('link', { name: 'open coa.pdf' })).toHaveAttribute(
      'href',
      expect.stringContaining('/documents/coa'),
    );
    expect(within(await tray()).getByRole('link', { name: 'open' })).toBeVisible();
    expect(shelf.sent[0]).toEqual({ path: '/documents', fields: { tags: ['march', 'gst'], entity_id: ['ent_b'] } });
    expect(await row('new.pdf')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('sends what was refused again, and the tray stays from screen to screen until it is closed', async () => {
    pebble.me.entities = pebble.me.entities.slice(0, 1);
    shelf.refusing.set('big.pdf', { code: 'BUSY', message: 'The disk is full.', status: 503 });
    await open();
    const dialog = await choose(file('big.pdf'));
    expect(within(dialog).queryByRole('combobox', { name: 'Legal entity' })).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Bring 1 file' }));
    expect(await within(await tray()).findByText('The disk is full.')).toBeVisible();
    shelf.refusing.clear();

    await user.keyboard('gb');
    await screen.findByRole('region', { name: /^Inbox/ });
    await user.click(within(await tray()).getByRole('button', { name: 'Send again' }));

    expect(await within(await tray()).findByRole('link', { name: 'open' })).toBeVisible();
    expect(shelf.sent[1]!.fields).toEqual({ entity_id: ['ent_a'] });
    await user.click(within(await tray()).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('region', { name: 'Files on their way' })).toBeNull();
  });

  test('unpacks an archive that is dropped, and tells of each file in it', async () => {
    pebble.me.entities = pebble.me.entities.slice(0, 1);
    await open();
    await row('coa.pdf');
    const dataTransfer = { types: ['Files'], files: [file('all.zip', 'application/zip')], items: [] };
    fireEvent.dragEnter(document.body, { dataTransfer });
    expect(screen.getByText('Let go to bring them in')).toBeVisible();

    fireEvent.drop(document.body, { dataTransfer });
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Bring 1 file' }));

    expect(await within(await tray()).findByText('1 new document, 1 held already, 1 not kept')).toBeVisible();
    expect(within(await tray()).getByText(/A program is no document/)).toBeVisible();
    expect(shelf.sent[0]!.path).toBe('/documents/batch');
  });

  test('goes on after another tab has signed in anew, and asks whoever is signed out to sign in', async () => {
    pebble.me.entities = pebble.me.entities.slice(0, 1);
    const refuse = (code: string, status: number) =>
      http.post(
        '/api/v1/documents',
        () => HttpResponse.json({ error: { code, message: '', details: {} } }, { status }),
        {
          once: true,
        },
      );
    await open('/documents', refuse('CSRF_TOKEN_INVALID', 403));
    await row('coa.pdf');
    await user.click(within(await choose(file('new.pdf'))).getByRole('button', { name: 'Bring 1 file' }));
    expect(await within(await tray()).findByRole('link', { name: 'open' })).toBeVisible();

    server.use(refuse('UNAUTHENTICATED', 401));
    await user.click(within(await choose(file('other.pdf'))).getByRole('button', { name: 'Bring 1 file' }));
    expect(await screen.findByLabelText('E-mail address')).toBeVisible();
  });

  test('is refused to who only reads, with the reason', async () => {
    pebble.me.roles = ['VIEWER'];
    await open();
    await user.keyboard('u');
    expect(await screen.findByText('You may read documents but not bring any.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Bring documents' })).toHaveAttribute('aria-disabled', 'true');
  });
});
