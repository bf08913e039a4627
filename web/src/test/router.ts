import { http, HttpResponse } from 'msw';
import type { Preview, RouterBody, RouterView } from '@/api/router';
import { arjun, rhea } from './cast';

/** The router of a Pebble in memory: versions that are saved whole, and refused when another was first. */
export class SmallRouter {
  versions: RouterView[];
  /** What the next save is refused with, by paths. */
  refusing: { path: string; reason: string }[] = [];
  saved: { body: RouterBody; ifMatch: string | null }[] = [];
  previewed: RouterBody[] = [];
  preview: Preview;

  constructor(first: RouterBody, preview: Preview) {
    this.versions = [this.version(1, first, 'First')];
    this.preview = preview;
  }

  get current(): RouterView {
    return this.versions.at(-1)!;
  }

  private version(version: number, body: RouterBody, note: string, by = rhea): RouterView {
    return {
      version,
      saved_at: '2026-01-15T10:30:00Z',
      saved_by: { id: by.id, name: by.name, initials: by.initials },
      note,
      defaults: body.defaults,
      rules: body.rules.map((rule, nth) => ({ ...rule, id: rule.id ?? `rule_${version}_${nth}` })),
      warnings: [],
    };
  }

  add(body: RouterBody, note = 'Saved'): RouterView {
    this.versions.push(this.version(this.current.version + 1, body, note));
    return this.current;
  }

  /** Somebody else saves. */
  byArjun(body: RouterBody) {
    this.versions.push({ ...this.version(this.current.version + 1, body, 'Saved'), saved_by: arjun });
  }

  private stale(ifMatch: string | null) {
    if (ifMatch === `"${this.current.version}"`) return null;
    const error = { code: 'STALE_VERSION', message: 'Somebody was first.', details: { current: this.current } };
    return HttpResponse.json({ error }, { status: 412 });
  }

  handlers() {
    return [
      http.get('/api/v1/router', () => HttpResponse.json(this.current)),
      http.put('/api/v1/router', async ({ request }) => {
        const body = (await request.json()) as RouterBody;
        const ifMatch = request.headers.get('if-match');
        this.saved.push({ body, ifMatch });
        if (this.refusing.length > 0) {
          const error = { code: 'VALIDATION_FAILED', message: 'Wrong.', details: { fields: this.refusing } };
          this.refusing = [];
          return HttpResponse.json({ error }, { status: 422 });
        }
        return this.stale(ifMatch) ?? HttpResponse.json(this.add(body));
      }),
      http.get('/api/v1/router/counters', () =>
        HttpResponse.json({
          rules: [{ rule_id: 'rule_bids', last_24h: 3, last_30d: 41 }],
          mailboxes: [
            {
              mailbox_id: 'mbx_1',
              went: [
                { to: 'sales', last_24h: 7, last_30d: 120 },
                { to: 'noise', last_24h: 0, last_30d: 5 },
              ],
            },
          ],
        }),
      ),
      http.get('/api/v1/router/versions', () =>
        HttpResponse.json({
          items: this.versions.map(({ rules, ...line }) => ({ ...line, rules: rules.length })).reverse(),
          next_cursor: null,
        }),
      ),
      http.get('/api/v1/router/versions/:version', ({ params }) =>
        HttpResponse.json(this.versions.find(({ version }) => String(version) === params.version)),
      ),
      http.post('/api/v1/router/rollback', async ({ request }) => {
        const { version } = (await request.json()) as { version: number };
        const then = this.versions.find((one) => one.version === version)!;
        return (
          this.stale(request.headers.get('if-match')) ??
          HttpResponse.json(this.add(then, `Rolled back to version ${version}`))
        );
      }),
      http.post('/api/v1/router/preview', async ({ request }) => {
        this.previewed.push(((await request.json()) as { router: RouterBody }).router);
        return HttpResponse.json(this.preview);
      }),
    ];
  }
}
