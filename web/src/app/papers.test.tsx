import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { papersOf } from '@/features/boards/drawer/papers';
import { violations } from '@/test/axe';
import { aCard, aMessage } from '@/test/cast';
import { aDocument, SmallShelf } from '@/test/documents';
import { SmallPebble } from '@/test/pebble';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

let pebble: SmallPebble;
let shelf: SmallShelf;
const user = userEvent.setup();

const attachment = (n: number, filename: string) => ({
  n,
  filename,
  content_type: 'application/pdf',
  size: 48_213,
  sha256: 'ab',
  inline: false,
  content_id: '',
});

beforeEach(() => {
  localStorage.clear();
  const coa = aDocument('doc_coa', { filename: 'coa.pdf', doc_type: 'certificate_of_analysis', status: 'review' });
  pebble = new SmallPebble({ inbox: [aCard('a')] });
  shelf = new SmallShelf(coa);
  const message = aMessage('msg_1', {
    card_id: 'a',
    attachments: [attachment(1, 'coa.pdf'), attachment(2, 'run.exe')],
  });
  pebble.messages.set('a', [message]);
  shelf.attached.set('a', [{ message_id: 'msg_1', n: 1, entry: 0, part: 0, document: coa }]);
  shelf.mails.set('doc_coa', [
    { message_id: 'msg_1', subject: 'Subject of a', from: 'Rahul Mehta', at: '2026-01-15T10:30:00Z', card_id: 'a' },
    { message_id: 'msg_9', subject: 'Circular', from: null, at: '2026-01-14T10:30:00Z', card_id: null },
  ]);
  server.use(...shelf.handlers(), ...pebble.handlers());
});

test('a paper is read from its card, what is none is downloaded, and the paper leads back', async () => {
  window.history.replaceState(null, '', '/boards/sales/cards/a');
  render(<App />);
  const papers = await screen.findByRole('region', { name: 'Documents' });
  expect(papers).not.toHaveTextContent('None came');
  await waitFor(() => expect(papers).toHaveTextContent('coa.pdfCertificate of analysis · 2 pages · Review'));
  const attachments = screen.getByRole('list', { name: 'Attachments' });
  expect(within(attachments).getByRole('link', { name: /run\.exe/ })).toHaveAttribute('download', 'run.exe');
  expect(within(attachments).getByRole('link', { name: 'Download coa.pdf' })).toHaveAttribute(
    'href',
    '/api/v1/messages/msg_1/attachments/1',
  );
  expect(await violations()).toEqual([]);

  await user.click(within(attachments).getByRole('link', { name: /Certificate of analysis/ }));
  const about = await screen.findByRole('region', { name: 'About the document' });
  expect(about).toHaveTextContent('from Rahul Mehta');
  expect(within(about).getByRole('link', { name: 'Circular' })).toHaveAttribute('href', '/messages?message=msg_9');
  await user.click(within(about).getByRole('link', { name: 'Subject of a' }));
  await waitFor(() => expect(window.location.pathname).toBe('/boards/sales/cards/a'));
});

test('what an archive held stands below it', async () => {
  const terms = aDocument('doc_terms', { filename: 'terms.txt' });
  pebble.messages.set('a', [aMessage('msg_1', { card_id: 'a', attachments: [attachment(1, 'papers.zip')] })]);
  shelf.attached.set('a', [{ message_id: 'msg_1', n: 1, entry: 2, part: 0, document: terms }]);
  window.history.replaceState(null, '', '/boards/sales/cards/a');
  render(<App />);
  const held = await screen.findByRole('list', { name: 'Files in papers.zip' });
  expect(within(held).getByRole('link', { name: /terms\.txt/ })).toHaveAttribute('href', '/documents/doc_terms');
  expect(screen.getByRole('link', { name: /papers\.zip/ })).toHaveAttribute('download', 'papers.zip');
  expect(await violations()).toEqual([]);
});

test('of a full archive a few files stand there, and all when they are asked for', async () => {
  const files = Array.from({ length: 30 }, (_, n) => aDocument(`doc_${n}`, { filename: `sheet ${n}.txt` }));
  pebble.messages.set('a', [aMessage('msg_1', { card_id: 'a', attachments: [attachment(1, 'papers.zip')] })]);
  shelf.attached.set(
    'a',
    files.map((document, n) => ({ message_id: 'msg_1', n: 1, entry: n + 1, part: 0, document })),
  );
  window.history.replaceState(null, '', '/boards/sales/cards/a');
  render(<App />);
  const held = await screen.findByRole('list', { name: 'Files in papers.zip' });
  expect(within(held).getAllByRole('link')).toHaveLength(4);
  const documents = screen.getByRole('region', { name: 'Documents' });
  expect(within(documents).getAllByRole('link')).toHaveLength(6);

  await user.click(within(held).getByRole('button', { name: 'Show all 30' }));
  expect(within(held).getAllByRole('link')).toHaveLength(30);
  expect(within(held).getByRole('button', { name: 'Show fewer' })).toHaveFocus();
});

test('each paper of a card stands once, the newest first', () => {
  const one = aDocument('one');
  const two = aDocument('two');
  const papers = papersOf([
    { message_id: 'm1', n: 1, entry: 0, part: 0, document: one },
    { message_id: 'm1', n: 2, entry: 0, part: 0, document: two },
    { message_id: 'm2', n: 1, entry: 0, part: 0, document: one },
    { message_id: 'm2', n: 2, entry: 0, part: 0, document: one },
  ]);
  expect(papers.map(({ document, messages }) => [document.id, messages])).toEqual([
    ['one', ['m1', 'm2']],
    ['two', ['m1']],
  ]);
});
