import { notifications } from '@mantine/notifications';
import { render, screen, waitFor, within } from '@testing-library/react';
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

function open(path: string) {
  server.use(...shelf.handlers(), ...pebble.handlers());
  window.history.replaceState(null, '', path);
  render(<App />);
}
const retried = () => shelf.asked.filter(({ path }) => path.endsWith('/retry')).map(({ path }) => path);

beforeEach(() => {
  notifications.clean();
  localStorage.clear();
  pebble = new SmallPebble({ inbox: [] });
  shelf = new SmallShelf(aDocument('coa', { status: 'failed' }), aDocument('bill', { status: 'failed' }));
  for (const id of ['coa', 'bill']) shelf.pages.set(id, [aPage(1, 'Page')]);
  shelf.steps.set('coa', [
    aStep('text'),
    aStep('ocr', { id: 'job_1', status: 'failed', attempts: 5, error: 'Tesseract did not start.' }),
    aStep('tags', { status: 'waiting', started_at: null, completed_at: null }),
  ]);
  shelf.steps.set('bill', [aStep('embedding', { id: 'job_2', status: 'failed', attempts: 5, error: null })]);
});

describe('a step that was given up', () => {
  test('says why on its document, and is tried again', async () => {
    open('/documents/coa');
    const steps = await screen.findByRole('list', { name: 'Steps' });
    expect(steps).toHaveTextContent('Reading by eyeGave up5 attempts');
    expect(steps).toHaveTextContent('Tesseract did not start.');

    await user.click(within(steps).getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(retried()).toEqual(['/jobs/job_1/retry']));
    expect(await screen.findByText('“Reading by eye” is tried again.')).toBeVisible();
    await waitFor(() => expect(within(steps).queryByRole('button', { name: 'Try again' })).toBeNull());
    expect(steps).toHaveTextContent('Next');
  });

  test('is tried again by nobody who only reads', async () => {
    pebble.me.roles = ['VIEWER'];
    open('/documents/coa');
    const again = within(await screen.findByRole('list', { name: 'Steps' })).getByRole('button', { name: 'Try again' });
    expect(again).toHaveAttribute('aria-disabled', 'true');
    await user.click(again);
    expect(retried()).toEqual([]);
  });
});

describe('the work given up', () => {
  const section = () => screen.findByRole('region', { name: 'Work given up' });

  test('is listed with its reasons, and tried again one by one or all at once', async () => {
    open('/settings?section=work');
    const list = await section();
    expect(await within(list).findByRole('link', { name: 'coa.pdf' })).toHaveAttribute('href', '/documents/coa');
    expect(list).toHaveTextContent('Tesseract did not start.');
    expect(list).toHaveTextContent('Meaning, given up after 5 attempts');
    expect(list).toHaveTextContent('Nothing tells why it failed.');
    expect(await violations()).toEqual([]);

    await user.click(within(list).getByRole('button', { name: 'Try all again' }));

    await waitFor(() => expect(retried()).toEqual(['/jobs/job_1/retry', '/jobs/job_2/retry']));
    expect(await screen.findByText('2 steps tried again.')).toBeVisible();
    expect(await within(list).findByText('Nothing is given up')).toBeVisible();
  });

  test('that somebody else had tried again meanwhile is said', async () => {
    open('/settings?section=work');
    const again = await within(await section()).findByRole('button', { name: 'Try again: Reading by eye of coa.pdf' });
    shelf.steps.set('coa', []);
    await user.click(again);
    expect(await screen.findByText(/It was not given up/)).toBeVisible();
    await waitFor(() => expect(again).not.toBeInTheDocument());
  });
});
