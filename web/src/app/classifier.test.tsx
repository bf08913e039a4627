import { notifications } from '@mantine/notifications';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Metrics, Model, Training, TrainingEntry } from '@/api/classification';
import { rememberCsrfToken } from '@/api/client';
import type { Card } from '@/api/types';
import { violations } from '@/test/axe';
import { aCard, rhea } from '@/test/cast';
import { SmallPebble } from '@/test/pebble';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

const user = userEvent.setup();

const starter: Model = {
  number: 1,
  trained_at: '2026-01-02T08:00:00Z',
  origin: 'starter',
  encoder: 'MiniLM',
  examples: { starter: 912 },
  figures: {},
  lessons: 0,
  reason: 'Came with Pebble',
  in_force: false,
};
const trained: Model = {
  ...starter,
  number: 2,
  origin: 'lessons',
  examples: { starter: 912, override: 12 },
  figures: { accuracy: 0.941, accuracy_without_new_lessons: 0.939, threshold: 0.61 },
  reason: 'Asked for by Mira Shah',
  in_force: true,
};

function question(id: string, stream: string, confidence: number, best = stream): Card {
  return aCard(id, {
    stream,
    classification: {
      stream,
      intent: null,
      confidence,
      decided_by: 'model',
      reasons: ['Words such as rate'],
      best_stream: best,
    },
  });
}

const empty: Metrics = {
  since: '2026-01-01T00:00:00Z',
  known: 0,
  answered: 0,
  streams: [],
  confusion: [],
  calibration: [],
  coverage: null,
  override_rate: null,
  days: [],
  learnt: [],
  new_lessons: 0,
  models: [{ ...starter, in_force: true }],
  questions: [],
};

const busy: Metrics = {
  ...empty,
  known: 66,
  answered: 9,
  streams: [
    { stream: 'operations', said: 10, wanted: 12, right: 9, precision: 0.9, recall: 0.75 },
    { stream: 'sales', said: 52, wanted: 50, right: 49, precision: 0.942, recall: 0.98 },
    { stream: 'unclassified', said: 4, wanted: 0, right: 0, precision: 0, recall: null },
  ],
  confusion: [
    { said: 'operations', wanted: 'operations', count: 9 },
    { said: 'operations', wanted: 'sales', count: 1 },
    { said: 'sales', wanted: 'operations', count: 3 },
    { said: 'sales', wanted: 'sales', count: 49 },
    { said: 'unclassified', wanted: 'noise', count: 4 },
  ],
  calibration: [{ from: 0.9, to: 1, count: 20, said: 0.96, right: 0.95 }],
  days: [{ day: '2026-01-15', judged: 52, placed: 48, overridden: 3 }],
  learnt: [
    {
      origin: 'override',
      card_id: 'card_9',
      subject: 'IPA in drums',
      stream: 'operations',
      said: 'sales',
      taught_by: 'Mira Shah',
      taught_at: '2026-01-15T10:30:00Z',
    },
  ],
  new_lessons: 7,
  models: [trained, starter],
};

const entry: TrainingEntry = {
  state: 'asked',
  reason: 'Asked for by Rhea',
  asked_at: '2026-01-15T10:30:00Z',
  began_at: null,
  ended_at: null,
  failure: null,
  model: null,
  in_force: null,
  outcome: null,
};
/** The screen asks every two seconds. */
const followed = { timeout: 4_000 };

let pebble: SmallPebble;
let metrics: Metrics;
let training: Training;
let confirmed: unknown[];

async function open(path = '/classifier') {
  window.history.replaceState(null, '', path);
  render(<App />);
  await screen.findByRole('heading', { level: 1, name: 'Classifier' });
}

/** The mail that is asked about. */
const asked = (subject: string) => screen.findByRole('article', { name: subject });
const part = (name: string) => within(screen.getByRole('region', { name }));

beforeEach(() => {
  notifications.clean();
  localStorage.clear();
  rememberCsrfToken(null);
  const questions = [
    question('card_1', 'unclassified', 0.31, 'operations'),
    question('card_2', 'sales', 0.62),
    question('card_3', 'sales', 0.7),
  ];
  pebble = new SmallPebble({ inbox: questions });
  pebble.me = { ...structuredClone(rhea), roles: ['MANAGER'] };
  metrics = { ...busy, questions };
  confirmed = [];
  training = {
    training: null,
    judge: { kind: 'own', encoder: 'MiniLM', model: 2, threshold: null },
    new_lessons: 7,
  };
  server.use(
    ...pebble.handlers(),
    http.get('/api/v1/classification/metrics', () => HttpResponse.json(metrics)),
    http.get('/api/v1/classification/training', () => HttpResponse.json(training)),
    http.post('/api/v1/classification/confirm', async ({ request }) => {
      const body = (await request.json()) as { card_id: string; stream: string };
      confirmed.push(body);
      metrics = { ...metrics, questions: metrics.questions.filter(({ id }) => id !== body.card_id) };
      return HttpResponse.json({
        ...pebble.cards.get(body.card_id),
        stream: body.stream,
        activity_id: `act_of_${body.card_id}`,
      });
    }),
  );
});

test('tells how well mail is judged, and no share without what it is a share of', async () => {
  await open();

  expect(await screen.findByText('48 of 52 cards')).toBeVisible();
  expect(screen.getByText('3 of 48 placed')).toBeVisible();
  expect(
    part('Board by board').getByText(/^Of 66 looked at in 30 days: people said themselves what 9 wanted/),
  ).toBeVisible();
  expect(part('Board by board').getByText('94 % of 52')).toBeVisible();
  expect(part('Board by board').getByText('75 % of 12')).toBeVisible();
  expect(part('Board by board').getByText(/4 cards of 66 were left to people/)).toBeVisible();
  await waitFor(() =>
    expect(part('What it takes for what').getByRole('row', { name: /^Sales/ })).toHaveTextContent('Sales493052'),
  );
  expect(part('Learnt last').getByText('Mira Shah moved it')).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('shows each chart as a table too', async () => {
  await open();

  const charts = ['As right as it is sure', 'Put elsewhere over time'];
  for (const name of charts) {
    await screen.findByRole('region', { name });
    await user.click(part(name).getByText('Table'));
  }

  expect(part(charts[0]!).getByText('95 % of 20')).toBeVisible();
  expect(part(charts[1]!).getByText('6 % of 48')).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('answers by one key each, the next question at once', async () => {
  await open();

  await asked('Subject of card_1');
  await user.keyboard('y');
  await asked('Subject of card_2');
  await user.keyboard('2');
  await asked('Subject of card_3');
  await user.keyboard('{Enter}');

  expect(await screen.findByText('3 answers given, and nothing left to ask')).toBeVisible();
  await waitFor(() =>
    expect(confirmed).toEqual([
      { card_id: 'card_1', stream: 'operations' },
      { card_id: 'card_2', stream: 'operations' },
      { card_id: 'card_3', stream: 'sales' },
    ]),
  );
});

test('confirms by one key that it is noise, and says so of what was taken for something else', async () => {
  const questions = [question('card_1', 'unclassified', 0.31, 'noise'), question('card_2', 'sales', 0.62)];
  pebble.cards.set('card_1', questions[0]!);
  metrics = { ...metrics, questions };
  await open();

  await asked('Subject of card_1');
  expect(screen.getByRole('button', { name: /^Yes, Noise/ })).toBeVisible();
  await user.keyboard('y');
  await asked('Subject of card_2');
  await user.keyboard('n');

  await waitFor(() =>
    expect(confirmed).toEqual([
      { card_id: 'card_1', stream: 'noise' },
      { card_id: 'card_2', stream: 'noise' },
    ]),
  );
});

test('skips, and takes the last answer back', async () => {
  const undone: string[] = [];
  server.use(
    http.post('/api/v1/undo/:id', ({ params }) => {
      undone.push(String(params.id));
      return HttpResponse.json({ ...pebble.cards.get('card_2'), activity_id: 'act_undo' });
    }),
  );
  await open();

  await asked('Subject of card_1');
  await user.keyboard('s');
  await asked('Subject of card_2');
  await user.keyboard('y');
  await asked('Subject of card_3');
  await user.keyboard('z');
  await asked('Subject of card_2');
  await waitFor(() => expect(undone).toEqual(['act_of_card_2']));
  await user.keyboard('z');

  await asked('Subject of card_1');
  expect(undone).toHaveLength(1);
  expect(confirmed).toHaveLength(1);
});

test('asks again what the server refused', async () => {
  server.use(
    http.post('/api/v1/classification/confirm', () =>
      HttpResponse.json(
        { error: { code: 'WIP_LIMIT_EXCEEDED', message: 'Inbox is full.', details: {} } },
        { status: 409 },
      ),
    ),
  );
  await open();

  await asked('Subject of card_1');
  await user.keyboard('y');

  expect(await screen.findByRole('alert')).toHaveTextContent('“Subject of card_1” was not answered. Inbox is full.');
  await asked('Subject of card_1');
});

test('keeps asking what it asks when the server thinks of something less sure', async () => {
  await open();
  await asked('Subject of card_1');
  metrics = { ...metrics, questions: [question('card_0', 'sales', 0.1), ...metrics.questions] };

  await user.keyboard('y');

  await asked('Subject of card_2');
  await user.keyboard('yy');
  await asked('Subject of card_0');
});

test('trains a model, and tells that it is asked for, runs, and why it was not taken', async () => {
  server.use(
    http.post('/api/v1/classification/train', () => {
      training = { ...training, training: { ...entry, state: 'asked' } };
      return HttpResponse.json(training, { status: 202 });
    }),
  );
  await open();

  await user.click(await screen.findByRole('button', { name: 'Train now' }));

  expect(await screen.findByText(/A training waits to begin since/)).toBeVisible();
  const button = screen.getByRole('button', { name: 'Training …' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  training = { ...training, training: { ...entry, state: 'running', began_at: '2026-01-15T10:31:00Z' } };
  expect(await screen.findByText(/A model is being trained since/, {}, followed)).toBeVisible();
  training = {
    ...training,
    training: {
      ...entry,
      state: 'done',
      began_at: '2026-01-15T10:31:00Z',
      ended_at: '2026-01-15T10:35:00Z',
      model: 3,
      in_force: false,
      outcome: 'of the mail that was held back it places 91.0 % right, so the one before stays',
    },
  };
  metrics = { ...metrics, models: [{ ...trained, number: 3, in_force: false }, ...metrics.models] };

  expect(await screen.findByText(/not put in force: of the mail that was held back/, {}, followed)).toBeVisible();
  expect(await screen.findByText('No. 3')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Train now' })).toBeVisible();
});

test('tells that a training failed and why, and lets it be tried at once', async () => {
  training = {
    ...training,
    training: { ...entry, state: 'failed', began_at: '2026-01-15T10:31:00Z', failure: 'the database did not take it' },
  };
  await open();

  expect(await screen.findByRole('alert')).toHaveTextContent('failed: the database did not take it.');
  expect(screen.getByRole('button', { name: 'Train now' })).not.toHaveAttribute('aria-disabled', 'true');
  expect(await violations()).toEqual([]);
});

test('says when no model judges, and which cannot', async () => {
  training = { ...training, judge: { ...training.judge, kind: 'none', encoder: 'another' } };
  await open();

  expect(await screen.findByText(/No model judges mail at present: the sentence encoder was changed/)).toBeVisible();
  expect(screen.getByText('none: mail is left to people')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Put in force' })).toHaveAttribute('aria-disabled', 'true');
});

test('puts an earlier model in force, once that was confirmed', async () => {
  const restored: string[] = [];
  server.use(
    http.post('/api/v1/classification/models/:number/restore', ({ params }) => {
      restored.push(String(params.number));
      metrics = {
        ...metrics,
        models: [
          { ...trained, in_force: false },
          { ...starter, in_force: true },
        ],
      };
      return HttpResponse.json({ ...starter, in_force: true });
    }),
  );
  await open();

  await user.click(await screen.findByRole('button', { name: 'Put in force' }));
  expect(await violations()).toEqual([]);
  await user.click(await screen.findByRole('button', { name: 'Put model 1 in force' }));

  expect(await screen.findByText('Model 1 is in force.')).toBeVisible();
  expect(restored).toEqual(['1']);
});

test('teaches what to do where nothing was judged or answered', async () => {
  metrics = empty;
  await open();

  expect(await screen.findByText('Nobody has corrected anything yet')).toBeVisible();
  expect(screen.getByText('Nobody has looked yet at what was judged')).toBeVisible();
  expect(screen.getByText('Nothing to confirm')).toBeVisible();
  expect(screen.getByText('nothing was judged')).toBeVisible();
  expect(screen.getByText('nothing was placed')).toBeVisible();
  expect(await violations()).toEqual([]);
});

test('says what failed, and asks again when told to', async () => {
  server.use(
    http.get(
      '/api/v1/classification/metrics',
      () =>
        HttpResponse.json({ error: { code: 'BUSY', message: 'The database is away.', details: {} } }, { status: 400 }),
      { once: true },
    ),
  );
  await open();

  expect(await screen.findByText('The database is away.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Try again' }));

  await asked('Subject of card_1');
});

test('is for managers and administrators', async () => {
  pebble.me = { ...pebble.me, roles: ['AGENT'] };
  await open();

  expect(await screen.findByText('This screen is for managers and administrators')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Classifier' })).toBeNull();
});
