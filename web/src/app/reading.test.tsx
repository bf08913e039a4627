import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { delay, http, HttpResponse } from 'msw';
import { notifications } from '@mantine/notifications';
import { forgetEvents } from '@/api/live/recent';
import { forgetOwn } from '@/api/ownActs';
import type { Classification } from '@/api/types';
import { violations } from '@/test/axe';
import { aCard, aFact, aMessage, aReading } from '@/test/cast';
import { SmallPebble } from '@/test/pebble';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

let pebble: SmallPebble;
const user = userEvent.setup();
// As newer browsers do.
Element.prototype.scrollIntoView = (() => Promise.resolve()) as unknown as typeof Element.prototype.scrollIntoView;

const facts = () => screen.findByRole('region', { name: 'Facts' });
const marked = () => [...document.querySelectorAll('mark')].map((mark) => mark.textContent);

async function open(path = '/boards/sales/cards/a') {
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
  pebble = new SmallPebble({ inbox: [aCard('a'), aCard('b')] });
});

describe('the facts of a card', () => {
  const text =
    '\n\n😀😀 مرحبا، نحتاج إلى\nKindly quote 20 drums IPA.\nGSTIN 27AAAAA0000A1Z4\nAgain: 20 drums, call +91 98200 00000';
  const stated = [
    aFact('product', 'IPA', 'text', text),
    aFact('quantity', '20 drums', 'text', text),
    {
      ...aFact('quantity', '20 drums', 'text', text),
      start: text.lastIndexOf('20 drums'),
      end: text.lastIndexOf('20 drums') + 8,
    },
    aFact('gstin_invalid', '27AAAAA0000A1Z4', 'text', text),
    aFact('phone', '+91 98200 00000', 'text', text, '+919820000000'),
    aFact('po_number', 'PO-77', 'subject', 'Re: PO-77'),
  ];

  beforeEach(() => {
    pebble.messages.set('a', [aMessage('m1', { text, reply_text: text.trim(), subject: 'Re: PO-77', has_html: true })]);
    pebble.reading = aReading({ message_id: 'm1', entities: stated });
  });

  test('stand grouped and each once, and axe minds nothing', async () => {
    await open();
    const panel = await facts();

    expect(await within(panel).findAllByRole('button', { name: '20 drums' })).toHaveLength(1);
    expect(
      within(panel)
        .getAllByRole('term')
        .map((term) => term.textContent),
    ).toEqual(['Product', 'Quantity', 'PO', 'GSTIN', 'Phone', 'Language']);
    expect(within(panel).getByText('not valid')).toBeVisible();
    expect(within(panel).getByText('English')).toBeVisible();
    expect(within(panel).queryByText('Urgency')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  test('show their place in the mail, with emoji and Arabic before it, and then the next place', async () => {
    await open();
    const quantity = await within(await facts()).findByRole('button', { name: '20 drums' });

    await user.click(quantity);
    expect(marked()).toEqual(['20 drums']);
    expect(document.querySelector('mark')!.previousSibling!.textContent).toMatch(/Kindly quote $/);

    await user.click(quantity);
    expect(marked()).toEqual(['20 drums']);
    expect(document.querySelector('mark')!.previousSibling!.textContent).toMatch(/Again: $/);
    expect(quantity).toHaveAttribute('aria-current', 'true');
  });

  test('are found although the message is folded or shown formatted', async () => {
    await open();
    const product = await within(await facts()).findByRole('button', { name: 'IPA' });
    await user.click(screen.getByRole('button', { name: 'Show formatted' }));
    await user.click(product);
    expect(screen.queryByTitle('Formatted message')).toBeNull();
    expect(marked()).toEqual(['IPA']);

    await user.click(within(screen.getByRole('article', { name: /^Message from/ })).getAllByRole('button')[0]!);
    expect(marked()).toEqual([]);
    await user.click(product);
    expect(marked()).toEqual(['IPA']);
  });

  test('in the subject are shown in the subject of that message', async () => {
    await open();

    await user.click(await within(await facts()).findByRole('button', { name: 'PO-77' }));

    expect(marked()).toEqual(['PO-77']);
    expect(document.querySelector('mark')!.closest('dd')).toHaveTextContent('Re: PO-77');
  });

  test('are copied in the form that other systems take', async () => {
    await open();
    const write = vi.spyOn(navigator.clipboard, 'writeText');

    await user.click(await within(await facts()).findByRole('button', { name: 'Copy +91 98200 00000' }));

    expect(write).toHaveBeenCalledWith('+919820000000');
    expect(await screen.findByRole('button', { name: 'Copied +91 98200 00000' })).toBeVisible();
  });

  test('say how pressing the mail is, with the reason', async () => {
    pebble.reading = aReading({
      message_id: 'm1',
      urgency: 'urgent',
      urgency_reason: '“asap”: it asks for an answer at once',
    });
    await open();
    const panel = await facts();

    expect(await within(panel).findByText('Urgent')).toBeVisible();
    expect(within(panel).getByText(/“asap”/)).toBeVisible();
    expect(within(panel).getByText('No facts stand in the newest mail.')).toBeVisible();
  });

  test('that cannot be had say so and are asked for again', async () => {
    await open();
    await within(await facts()).findByRole('button', { name: 'IPA' });
    server.use(
      http.get(
        '/api/v1/cards/:id/reading',
        () => HttpResponse.json({ error: { code: 'INTERNAL', message: '', details: {} } }, { status: 500 }),
        { once: true },
      ),
    );

    await user.click(screen.getByRole('button', { name: 'Next card' }));

    const panel = await facts();
    expect(await within(panel).findByText('The facts cannot be shown')).toBeVisible();
    await user.click(within(panel).getByRole('button', { name: 'Try again' }));
    expect(await within(panel).findByRole('button', { name: 'IPA' })).toBeVisible();
  });
});

describe('the summary', () => {
  const summary = {
    summary: 'Coromandel asks for 20 drums of IPA.',
    next_action: 'Quote 20 drums ex Bhiwandi.',
    model: 'qwen3',
    written_at: '2026-01-15T10:31:00Z',
  };
  const asked = () => pebble.asked.filter(({ path }) => path.endsWith('/summary'));
  const answer = (reply: () => Response | Promise<Response>) =>
    server.use(http.post('/api/v1/cards/:id/summary', reply));

  test('is asked for once by itself, and again when a person asks', async () => {
    pebble.reading = aReading({ can_summarise: true });
    await open('/boards/sales');
    let go = () => {};
    const wait = new Promise<void>((resolve) => (go = resolve));
    answer(async () => {
      pebble.asked.push({ method: 'POST', path: '/cards/a/summary', body: {}, ifMatch: null });
      await wait;
      return HttpResponse.json(summary);
    });
    act(() => window.history.pushState(null, '', '/boards/sales/cards/a'));

    expect(await screen.findByText(/The language model reads the conversation/)).toBeVisible();
    go();
    const box = await screen.findByRole('region', { name: 'Summary' });
    expect(await within(box).findByText(summary.next_action)).toBeVisible();
    expect(within(box).getByText(/Written by qwen3/)).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Next card' }));
    await user.click(await screen.findByRole('button', { name: 'Previous card' }));
    await screen.findByText(summary.next_action);
    const before = asked().filter(({ path }) => path.includes('/a/')).length;

    await user.click(screen.getByRole('button', { name: 'Ask again' }));

    await waitFor(() => expect(asked().length).toBeGreaterThan(before));
  });

  test('that could not be had says what to do, and is not asked for again by itself', async () => {
    pebble.reading = aReading({ can_summarise: true });
    await open('/boards/sales');
    let calls = 0;
    answer(() => {
      calls++;
      return HttpResponse.json(
        {
          error: {
            code: 'LLM_UNAVAILABLE',
            message: 'The language model gave no answer. Try again in a minute.',
            details: {},
          },
        },
        { status: 503 },
      );
    });
    act(() => window.history.pushState(null, '', '/boards/sales/cards/a'));

    expect(await screen.findByText(/Try again in a minute/)).toBeVisible();
    await user.keyboard('{Escape}');
    act(() => window.history.pushState(null, '', '/boards/sales/cards/a'));
    expect(await screen.findByText(/Try again in a minute/)).toBeVisible();
    expect(calls).toBe(1);
    answer(() => HttpResponse.json(summary));
    await user.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(await screen.findByText(summary.next_action)).toBeVisible();
  });

  test('is read but not asked for by who only reads', async () => {
    pebble.me.roles = ['VIEWER'];
    pebble.reading = aReading({ can_summarise: true, summary });
    await open();

    expect(await screen.findByText(summary.next_action)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
    expect(asked()).toEqual([]);
  });

  test('is not there, not even as an empty box, without a language model', async () => {
    await open();
    await within(await facts()).findByText('No facts stand in the newest mail.');

    expect(screen.queryByRole('region', { name: 'Summary' })).toBeNull();
    expect(asked()).toEqual([]);
  });
});

describe('a card of which Pebble was not sure', () => {
  const unsure: Classification = {
    stream: 'unclassified',
    intent: 'enquiry',
    confidence: 0.62,
    decided_by: 'model',
    reasons: ['Not sure: sales 62 % or operations 30 %'],
    best_stream: 'sales',
  };
  const putIn = (judged: Partial<Classification> = {}) =>
    pebble.cards.set('u', aCard('u', { stream: 'unclassified', classification: { ...unsure, ...judged } }));

  beforeEach(() => {
    server.use(http.post('/api/v1/cards/:id/summary', () => delay('infinite')));
    pebble.messages.set('u', [aMessage('m1')]);
  });

  test('asks on its face, y says yes, and z takes it back', async () => {
    putIn();
    await open('/boards/unclassified');
    expect(screen.getByText(/^unsure 62 %/)).toHaveTextContent('unsure 62 %: Sales?');
    act(() => screen.getByRole('link', { name: 'Subject of u' }).focus());

    await user.keyboard('y');

    await waitFor(() => expect(pebble.cards.get('u')).toMatchObject({ stream: 'sales', column: 'inbox' }));
    expect(pebble.asked.at(-1)).toMatchObject({ path: '/cards/u/move', body: { stream: 'sales', column: 'inbox' } });
    expect(await screen.findByText('Moved to Sales › Inbox. Pebble will remember this.')).toBeVisible();
    await user.keyboard('z');
    await waitFor(() => expect(pebble.cards.get('u')!.stream).toBe('unclassified'));
  });

  test('asks when it is open, with who was not sure and why', async () => {
    putIn();
    await open('/boards/unclassified/cards/u');
    const notice = await screen.findByRole('group', { name: 'Where does this belong?' });
    expect(notice).toHaveTextContent('Unsure: Sales (enquiry), 62 %.');
    await user.click(screen.getByRole('button', { name: 'Why here?' }));
    await waitFor(() => expect(screen.getByText('The trained model was not sure: 62 %')).toBeVisible());
    expect(screen.getByText('Intent: enquiry')).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.keyboard('{Escape}');

    await user.click(within(notice).getByRole('button', { name: 'Move to Sales' }));

    await waitFor(() => expect(pebble.cards.get('u')!.stream).toBe('sales'));
  });

  test('is filed as the noise it looks like, and brought back by undo', async () => {
    putIn({ best_stream: 'noise', intent: 'newsletter' });
    await open('/boards/unclassified');
    expect(screen.getByText(/^unsure 62 %/)).toHaveTextContent('unsure 62 %: noise?');
    act(() => screen.getByRole('link', { name: 'Subject of u' }).focus());

    await user.keyboard('y');

    expect(await screen.findByText('Filed as noise. Pebble will remember this.')).toBeVisible();
    expect(pebble.asked.at(-1)).toMatchObject({
      path: '/cards/u/noise',
      body: { kind: 'newsletter' },
    });
    expect(screen.queryByRole('link', { name: 'Subject of u' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('link', { name: 'Subject of u' })).toBeVisible();
  });

  test('says nothing of confidence once a person, or the model for sure, has placed it', async () => {
    pebble.cards.set('a', aCard('a', { classification: { ...unsure, stream: 'sales', confidence: 0.7 } }));
    await open();
    await user.click(await screen.findByRole('button', { name: 'Why here?' }));

    await waitFor(() => expect(screen.getByText('The trained model decided')).toBeVisible());
    expect(screen.queryByText(/unsure/)).toBeNull();
    expect(screen.queryByRole('group', { name: 'Where does this belong?' })).toBeNull();
    await user.keyboard('{Escape}y');
    expect(await screen.findByText('Pebble suggests no other board for this card.')).toBeVisible();
  });

  test('is not moved by who only reads', async () => {
    pebble.me.roles = ['VIEWER'];
    putIn();
    await open('/boards/unclassified/cards/u');
    await screen.findByRole('group', { name: 'Where does this belong?' });

    await user.keyboard('y');

    expect(await screen.findByText('You may look at cards but not change them.')).toBeVisible();
    expect(pebble.asked).toEqual([]);
  });
});
