import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { notifications } from '@mantine/notifications';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { rememberCsrfToken } from '@/api/client';
import { violations } from '@/test/axe';
import { aCard, aMessage, rhea } from '@/test/cast';
import { SmallPebble } from '@/test/pebble';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

const user = userEvent.setup();
let pebble: SmallPebble;

const page = (items: unknown[]) => HttpResponse.json({ items, next_cursor: null });
const refused = (status: number, code: string, message: string, details: object = {}) =>
  HttpResponse.json({ error: { code, message, details } }, { status });

const mailbox = {
  id: 'mbx_1',
  name: 'Sales desk',
  address: 'sales@sahyadri.example',
  aliases: [],
  entity_id: 'ent_a',
  kind: 'imap',
  settings: { host: 'imap.sahyadri.example', security: 'tls', colour: 'kept' },
  secrets_set: ['password'],
  default_stream: 'sales',
  synced_at: null,
  sync_error: null,
  version: 3,
};

const report = {
  at: '2026-01-15T10:30:00Z',
  source_count: 10,
  held_count: 9,
  missing_count: 1,
  missing: [{ folder: 'INBOX', uid: 77 }],
  by_disposition: { carded: 5, noise: 2, quarantined: 1, pending: 0 },
};

async function open(path: string) {
  window.history.replaceState(null, '', path);
  render(<App />);
  await screen.findByRole('heading', { level: 1 });
}

beforeEach(() => {
  notifications.clean();
  localStorage.clear();
  rememberCsrfToken(null);
  pebble = new SmallPebble({});
  pebble.me = { ...structuredClone(rhea), roles: ['ADMIN'] };
  server.use(
    ...pebble.handlers(),
    http.get('/api/v1/mailboxes', () => page([mailbox])),
    http.get('/api/v1/mailboxes/:id/imports', () => page([])),
    http.get('/api/v1/mailboxes/:id/reconciliation', () => HttpResponse.json(report)),
    http.get('/api/v1/entities', () => page(pebble.me.entities.map((one) => ({ ...one, version: 1 })))),
    http.get('/api/v1/auth/providers', () => HttpResponse.json({ microsoft: false })),
    http.get('/api/v1/auth/sessions', () => page([])),
    http.get('/api/v1/tokens', () => page([])),
  );
});

describe('signing in', () => {
  beforeEach(() => {
    let signedIn = false;
    server.use(
      http.get('/api/v1/auth/me', () =>
        signedIn
          ? HttpResponse.json({ user: pebble.me, csrf_token: 'csrf' })
          : refused(401, 'UNAUTHENTICATED', 'Sign in first.'),
      ),
      http.post('/api/v1/auth/login', async ({ request }) => {
        const { password } = (await request.json()) as { password: string };
        if (password !== 'right') return refused(401, 'INVALID_CREDENTIALS', 'Wrong.');
        signedIn = true;
        return HttpResponse.json({ user: pebble.me, csrf_token: 'csrf' });
      }),
    );
  });

  test('says what is wrong, and leads back to the page that was asked for', async () => {
    await open('/settings?section=look');
    const password = await screen.findByLabelText('Password');
    await user.type(screen.getByLabelText('E-mail address'), 'rhea@pebble.local');
    await user.type(password, 'wrong{Enter}');

    expect(await screen.findByRole('alert')).toHaveTextContent('The address or the password is wrong.');
    expect(await violations()).toEqual([]);

    await user.clear(password);
    await user.type(password, 'right{Enter}');
    expect(await screen.findByRole('radiogroup', { name: 'Theme' })).toBeVisible();
  });

  test('offers Microsoft only where the server does, and keeps the page that was asked for', async () => {
    server.use(http.get('/api/v1/auth/providers', () => HttpResponse.json({ microsoft: true })));

    await open('/settings?section=look');

    expect(await screen.findByRole('link', { name: 'Sign in with Microsoft' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/api\/v1\/auth\/login\/microsoft\?to=%2Fsettings%3Fsection%3D/),
    );
    expect(await violations()).toEqual([]);
  });

  test.each([
    ['stale', 'took too long or was used already'],
    ['unavailable', 'sign in with your password'],
    ['setup', 'Tell an administrator'],
    ['throttled', 'Wait a quarter of an hour'],
    ['refused', 'Try another account'],
    ['anything', 'Try another account'],
  ])('says in a sentence why Microsoft did not let somebody in: %s', async (failed, words) => {
    await open(`/login?failed=${failed}`);

    expect(await screen.findByRole('alert')).toHaveTextContent(words);
    expect(screen.queryByRole('link', { name: 'Sign in with Microsoft' })).toBeNull();
  });

  test('keeps the page that was asked for when Microsoft failed', async () => {
    server.use(http.get('/api/v1/auth/providers', () => HttpResponse.json({ microsoft: true })));

    await open('/login?failed=unavailable&to=%2Fboards%2Fsales');

    expect(await screen.findByRole('link', { name: 'Sign in with Microsoft' })).toHaveAttribute(
      'href',
      '/api/v1/auth/login/microsoft?to=%2Fboards%2Fsales',
    );
  });
});

describe('messages', () => {
  const noise = aMessage('msg_n', {
    subject: 'Out of office',
    disposition: 'noise',
    noise_kind: 'auto_reply',
    card_id: null,
    reason: 'It answers by itself',
    has_html: true,
  });

  beforeEach(() => {
    server.use(
      http.get('/api/v1/messages/counts', () =>
        HttpResponse.json({
          by_disposition: { carded: 1, noise: 2, quarantined: 0, pending: 0 },
          by_noise_kind: { auto_reply: 2 },
        }),
      ),
      http.get('/api/v1/messages/:id', () => HttpResponse.json(noise)),
    );
  });

  test('a message filed as noise says why, and is made a card with a way back', async () => {
    const filed: unknown[] = [];
    server.use(
      http.get('/api/v1/messages', () => page([noise])),
      http.post('/api/v1/messages/msg_n/disposition', async ({ request }) => {
        filed.push(await request.json());
        return HttpResponse.json({ ...noise, disposition: 'carded', noise_kind: null });
      }),
    );
    await open('/messages?disposition=noise&message=msg_n');

    expect(await screen.findByText('Why: It answers by itself')).toBeVisible();
    expect(await screen.findByRole('button', { name: /Automatic reply\s*2/ })).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Make it a card' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() =>
      expect(filed).toEqual([{ disposition: 'carded' }, { disposition: 'noise', noise_kind: 'auto_reply' }]),
    );
  });

  test('a message in quarantine can be judged again', async () => {
    const held = { ...noise, disposition: 'quarantined' as const, noise_kind: null, thread_id: null };
    const filed: unknown[] = [];
    server.use(
      http.get('/api/v1/messages', () => page([held])),
      http.get('/api/v1/messages/:id', () => HttpResponse.json(held)),
      http.post('/api/v1/messages/msg_n/disposition', async ({ request }) => {
        filed.push(await request.json());
        return HttpResponse.json({ ...held, disposition: 'pending' });
      }),
    );
    await open('/messages?disposition=quarantined&message=msg_n');

    await user.click(await screen.findByRole('button', { name: 'Judge again' }));

    expect(await screen.findByText('Pebble judges it again.')).toBeVisible();
    expect(filed).toEqual([{ disposition: 'pending' }]);
  });

  test('a viewer reads and is told why nothing can be filed', async () => {
    pebble.me = { ...pebble.me, roles: ['VIEWER'] };
    let asked = false;
    server.use(
      http.get('/api/v1/messages', () => page([])),
      http.post('/api/v1/messages/:id/disposition', () => {
        asked = true;
        return HttpResponse.json(noise);
      }),
    );
    await open('/messages?message=msg_n');
    const button = await screen.findByRole('button', { name: 'Make it a card' });
    await user.click(button);

    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(asked).toBe(false);
    expect(await screen.findByText('No mail has come yet')).toBeVisible();
  });

  test('a list that cannot be had says so, and is asked for again', async () => {
    let failing = true;
    server.use(http.get('/api/v1/messages', () => (failing ? refused(500, 'INTERNAL', '') : page([]))));
    await open('/messages');
    const again = await screen.findByRole('button', { name: 'Try again' });
    failing = false;
    await user.click(again);

    expect(await screen.findByText('No mail has come yet')).toBeVisible();
  });
});

describe('mailboxes', () => {
  test('saving sends the version, keeps what the form does not know, and no secret that was not typed', async () => {
    let sent: Record<string, unknown> = {};
    let version: string | null = null;
    server.use(
      http.patch('/api/v1/mailboxes/mbx_1', async ({ request }) => {
        sent = (await request.json()) as Record<string, unknown>;
        version = request.headers.get('if-match');
        return HttpResponse.json({ ...mailbox, version: 4 });
      }),
    );
    await open('/mailboxes/mbx_1');
    await user.click(await screen.findByRole('button', { name: 'Edit settings' }));
    const form = within(await screen.findByRole('dialog'));
    await user.clear(form.getByLabelText('Server'));
    await user.type(form.getByLabelText('Server'), 'mail.sahyadri.example');
    await user.click(form.getByRole('button', { name: 'Save mailbox' }));

    await waitFor(() => expect(version).toBe('"3"'));
    expect(sent.settings).toEqual({
      host: 'mail.sahyadri.example',
      security: 'tls',
      auth: 'password',
      colour: 'kept',
    });
  });

  test('a connection that fails says what the server said', async () => {
    server.use(
      http.post('/api/v1/mailboxes/mbx_1/test', () =>
        HttpResponse.json({ ok: false, folders: [], message: 'The server refused the password.' }),
      ),
    );
    await open('/mailboxes/mbx_1');
    await user.click(await screen.findByRole('button', { name: 'Test connection' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('The server refused the password.');
    expect(await violations()).toEqual([]);
  });

  test('who may only work cards is told whose screen this is', async () => {
    pebble.me = { ...pebble.me, roles: ['AGENT'] };
    await open('/mailboxes');

    expect(await screen.findByText('This screen is for managers and administrators')).toBeVisible();
  });
});

test('a reconciliation adds up on the screen and lists what is missing', async () => {
  await open('/mailboxes/mbx_1/reconciliation');

  expect(await screen.findByText('1 mail of 10 is missing.')).toBeVisible();
  expect(screen.getByRole('row', { name: /Further copies of these 1/ })).toBeVisible();
  expect(screen.getByRole('cell', { name: 'UID 77' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Bring in 1 missing mail' })).toHaveAttribute('aria-disabled', 'false');
  expect(await violations()).toEqual([]);
});

test('whoever saves a user second is shown the first one’s version, and overwrites nothing', async () => {
  const mira = {
    id: 'usr_m',
    version: 1,
    email: 'mira@pebble.local',
    name: 'Mira',
    initials: 'M',
    roles: ['AGENT'],
    entities: [],
    streams: [],
    disabled: false,
    created_at: '2026-01-15T10:30:00Z',
  };
  const sent: { ifMatch: string | null; body: unknown }[] = [];
  server.use(
    http.get('/api/v1/users', () => page([mira])),
    http.patch('/api/v1/users/usr_m', async ({ request }) => {
      sent.push({ ifMatch: request.headers.get('if-match'), body: await request.json() });
      return sent.length === 1
        ? refused(412, 'STALE_VERSION', 'Stale.', { current: { ...mira, version: 2, name: 'Mira Kapoor' } })
        : HttpResponse.json({ ...mira, version: 3 });
    }),
  );
  await open('/users');
  await user.click(await screen.findByRole('button', { name: 'Mira' }));
  const form = within(await screen.findByRole('dialog'));
  await user.type(form.getByLabelText('Name'), ' K');
  await user.click(form.getByRole('button', { name: 'Save user' }));

  expect(await form.findByRole('alert')).toHaveTextContent('Somebody saved this while you were editing');
  expect(form.getByLabelText('Name')).toHaveValue('Mira Kapoor');
  expect(await violations()).toEqual([]);
  await user.click(form.getByRole('checkbox', { name: /Viewer/ }));
  await user.click(form.getByRole('button', { name: 'Save user' }));
  await waitFor(() => expect(sent[1]).toEqual({ ifMatch: '"2"', body: { roles: ['AGENT', 'VIEWER'] } }));
});

test('the audit log shows what each act changed', async () => {
  server.use(
    http.get('/api/v1/audit', () =>
      page([
        {
          id: 'aud_1',
          at: '2026-01-15T10:30:00Z',
          actor: { id: 'usr_mira', name: 'Mira Shah' },
          act: 'card.moved',
          object_type: 'card',
          object_id: 'card_1',
          entity_id: 'ent_a',
          before: { column: 'inbox', priority: 'normal', subject: 'a', due_at: null, tags: [], status: 'open' },
          after: { column: 'quoted', priority: 'normal', subject: 'b', due_at: 'x', tags: ['c'], status: 'archived' },
          sealed: 12,
        },
      ]),
    ),
    http.get('/api/v1/cards', ({ request }) =>
      page(new URL(request.url).searchParams.get('ids') === 'card_1' ? [aCard('card_1')] : []),
    ),
    http.get('/api/v1/audit/verification', () =>
      HttpResponse.json({ intact: true, sealed: 12, head: 'abc', unsealed: 0, unsealed_tail: [], unaccounted: [] }),
    ),
  );
  await open('/audit');

  const row = await screen.findByRole('row', { name: /Card moved/ });
  expect(row).toHaveTextContent('Columninboxquoted');
  expect(await within(row).findByRole('link', { name: 'Subject of card_1' })).toHaveAttribute(
    'href',
    '/boards/sales/cards/card_1',
  );
  expect(row).not.toHaveTextContent('Priority');
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: '2 more fields' }));
  expect(row).toHaveTextContent('Statusopenarchived');
  await user.click(screen.getByRole('button', { name: 'Verify the chain' }));
  await waitFor(() =>
    expect(screen.getByText('Every one of the 12 sealed records is as it was sealed.')).toBeVisible(),
  );
  expect(await violations()).toEqual([]);
});

describe('settings', () => {
  test('a token is shown once', async () => {
    server.use(
      http.post('/api/v1/tokens', () =>
        HttpResponse.json({ id: 'tok_1', name: 'Export', token: 'pbl_secret', created_at: '2026-01-15T10:30:00Z' }),
      ),
    );
    await open('/settings?section=tokens');
    await user.click(await screen.findByRole('button', { name: 'New token' }));
    await user.type(await screen.findByLabelText('Name'), 'Export{Enter}');

    expect(await screen.findByText('pbl_secret')).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'I have kept it' }));
    await waitFor(() => expect(screen.queryByText('pbl_secret')).not.toBeInTheDocument());
  });

  test('the columns of a board are reordered, and its ends stay', async () => {
    let sent: { columns: { key: string }[] } | undefined;
    server.use(
      http.patch('/api/v1/streams/sales', async ({ request }) => {
        sent = (await request.json()) as typeof sent;
        return HttpResponse.json({ key: 'sales', name: 'Sales', version: 2, columns: [] });
      }),
    );
    await open('/settings?section=boards');
    await user.click(await screen.findByRole('button', { name: 'Change Sales' }));
    const form = within(await screen.findByRole('dialog'));
    expect(form.getByRole('button', { name: 'Move Inbox down' })).toBeDisabled();
    await user.click(form.getByRole('button', { name: 'Add a column' }));
    await user.click(form.getByRole('button', { name: 'Move New column up' }));
    await user.click(form.getByRole('button', { name: 'Save board' }));

    await waitFor(() =>
      expect(sent?.columns.map((column) => column.key)).toEqual(['inbox', 'new_column', 'quoted', 'done']),
    );
  });
});
