import { fireEvent, act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse, type HttpHandler } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { violations } from '@/test/axe';
import { aCard } from '@/test/cast';
import { aDocument, SmallShelf } from '@/test/documents';
import { SmallPebble } from '@/test/pebble';
import { aHit, SmallSearch } from '@/test/search';
import { server, serveDuringTests } from '@/test/server';
import { App } from './App';

serveDuringTests();

let pebble: SmallPebble;
let shelf: SmallShelf;
let search: SmallSearch;
const user = userEvent.setup();

function serve(path: string, ...first: HttpHandler[]) {
  server.use(...first, ...search.handlers(), ...shelf.handlers(), ...pebble.handlers());
  window.history.replaceState(null, '', path);
  render(<App />);
}

async function open(path = '/search', ...first: HttpHandler[]) {
  serve(path, ...first);
  return screen.findByRole('region', { name: 'What was found' });
}

const field = () => screen.getByRole('searchbox', { name: 'Search everything' });
const row = (name: RegExp) => screen.findByRole('link', { name });

beforeEach(() => {
  localStorage.clear();
  pebble = new SmallPebble({ inbox: [aCard('a')] });
  shelf = new SmallShelf(aDocument('doc_1', { filename: 'rate list.pdf' }));
  search = new SmallSearch(
    aHit('card', 'a', 'Best rate for IPA', { stream: 'sales', status: 'open', who: 'Coromandel Paints' }),
    aHit('message', 'msg_1', 'Re: best rate', {
      who: 'Rahul Mehta',
      status: 'noise',
      highlights: ['share your <mark>rate</mark> &lt;today&gt;'],
    }),
    aHit('message', 'msg_2', 'rate again', { status: 'carded', stream: 'sales' }),
    aHit('document', 'doc_1', 'rate list.pdf', { doc_type: 'price_list', status: 'ready' }),
    aHit('company', 'cmp_1', 'Accurate Rate Co'),
  );
});

describe('the search page', () => {
  test('shows the best of each type, who, where and why; axe minds nothing', async () => {
    await open('/search?q=rate');

    const messages = await screen.findByRole('region', { name: 'Messages' });
    expect(within(messages).getByRole('link', { name: /Re: best rate/ })).toHaveTextContent('Rahul Mehta · Noise');
    expect(messages).toHaveTextContent('share your rate <today>');
    expect(within(messages).getAllByText('rate', { selector: 'mark' })).toHaveLength(3);
    expect(await row(/Best rate for IPA/)).toHaveTextContent('Coromandel PaintsSales');
    expect(await row(/rate list/)).toHaveTextContent('Price list');
    expect(screen.getByText('5 found')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('says of what holds none of the words that its meaning was found', async () => {
    serve(
      '/search?q=ship',
      http.post('/api/v1/search', () =>
        HttpResponse.json({
          items: [
            aHit('message', 'msg_3', 'Delivery of the goods', {
              found_by: 'semantic',
              highlights: ['The lorry left.'],
            }),
            aHit('message', 'msg_4', 'When will it ship?', { found_by: 'both' }),
            aHit('message', 'msg_5', 'Shipping', { found_by: 'semantic', highlights: ['to <mark>ship</mark> it'] }),
          ],
          next_cursor: null,
          total: 3,
          took_ms: 1,
          facets: { type: { message: 3 } },
          degraded: null,
        }),
      ),
    );
    const meant = await row(/Delivery of the goods/);
    expect(within(meant).getByText('by meaning')).toBeVisible();
    expect(screen.getAllByText('by meaning')).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });

  test('finds while one types, and the address says what', async () => {
    await open();
    expect(screen.getByText('How to search')).toBeVisible();

    await user.type(field(), 'accurate');

    expect(await row(/Accurate Rate Co/)).toBeVisible();
    expect(window.location.search).toBe('?q=accurate');
    expect(search.asked.length).toBeLessThan(8);
  });

  test('an answer that was overtaken is not shown', async () => {
    let late = () => {};
    search.waiting.set('best', new Promise((done) => (late = done)));
    await open('/search?q=best');

    await user.clear(field());
    await user.type(field(), 'accurate');
    expect(await row(/Accurate Rate Co/)).toBeVisible();
    await act(async () => {
      late();
      await new Promise((done) => setTimeout(done, 50));
    });

    expect(screen.queryByRole('link', { name: /Best rate/ })).toBeNull();
  });

  test('is narrowed to a type, with how many there are of each, and by chips of what there is', async () => {
    await open('/search?q=rate');

    await user.click(await screen.findByRole('link', { name: /^Messages\s*2$/ }));
    await waitFor(() => expect(screen.queryByRole('link', { name: /Best rate for IPA/ })).toBeNull());
    expect(await screen.findByRole('link', { name: /^Cards\s*1$/ })).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Board' }));
    await user.click(await screen.findByRole('menuitem', { name: /Sales/ }));
    await waitFor(() => expect(screen.queryByRole('link', { name: /Re: best rate/ })).toBeNull());
    expect(window.location.search).toBe('?q=rate&type=message&stream=sales');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(await row(/Re: best rate/)).toBeVisible();
  });

  test('more is loaded as one goes on', async () => {
    search.hits = Array.from({ length: 45 }, (_, nth) => aHit('card', `card_${nth}`, `rate ${nth}`));
    const seen: IntersectionObserverCallback[] = [];
    window.IntersectionObserver = class {
      constructor(then: IntersectionObserverCallback) {
        seen.push(then);
      }
      observe() {}
      disconnect() {}
    } as unknown as typeof IntersectionObserver;
    await open('/search?q=rate&type=card');
    await row(/rate 29/);

    act(() => seen.at(-1)!([{ isIntersecting: true } as IntersectionObserverEntry], {} as IntersectionObserver));

    expect(await row(/rate 44/)).toBeVisible();
    expect(screen.queryByRole('status', { name: 'Loading more' })).toBeNull();
  });

  test('from the field down into the list and back by keys; what was opened closes to its row', async () => {
    await open('/search?q=rate');
    await row(/Best rate for IPA/);
    await user.click(field());

    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-hit', 'a'));
    await user.keyboard('j');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-hit', 'msg_1'));
    await user.keyboard('kk');
    await waitFor(() => expect(field()).toHaveFocus());
    await user.keyboard('{ArrowDown}{Enter}');

    expect(await screen.findByRole('complementary', { name: /^Card: / })).toHaveFocus();
    expect(window.location.pathname).toBe('/search/cards/a');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(window.location.pathname).toBe('/search'));
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-hit', 'a'));
    expect(localStorage.getItem(`pebble.searches.${pebble.me.id}`)).toBe('["rate"]');
  });

  test('a document opens beside what was found, and arrows go on to the next hit', async () => {
    search.hits = [search.hits[3]!, search.hits[0]!];
    await open('/search?q=rate');
    await user.click(await row(/rate list/));

    expect(await screen.findByRole('complementary', { name: 'Document: rate list.pdf' })).toHaveFocus();
    expect(await row(/rate list/)).toHaveAttribute('data-opened');
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(window.location.pathname).toBe('/search/cards/a'));
  });

  test('nothing found says why and offers more', async () => {
    await open('/search?q=best&type=document');

    expect(await screen.findByText('No documents answer to “best”')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Search everything' }));
    expect(await row(/Best rate for IPA/)).toBeVisible();
  });

  test('a search that fails says so and tries again; one that is not whole says why', async () => {
    let fails = true;
    search.degraded = 'What things mean cannot be looked at at the moment.';
    await open(
      '/search?q=best',
      http.post('/api/v1/search', () => {
        if (fails)
          return HttpResponse.json({ error: { code: 'X', message: 'It broke.', details: {} } }, { status: 500 });
      }),
    );
    expect(await screen.findByText('It broke.')).toBeVisible();

    fails = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row(/Best rate for IPA/)).toBeVisible();
    expect(screen.getByText('What things mean cannot be looked at at the moment.')).toBeVisible();
  });

  test('recent searches are offered, and forgotten one by one', async () => {
    localStorage.setItem(`pebble.searches.${pebble.me.id}`, '["best rate","drums"]');
    await open();

    await user.click(screen.getByRole('button', { name: 'Forget drums' }));
    await user.click(screen.getByRole('link', { name: 'best rate' }));

    expect(field()).toHaveValue('best rate');
    expect(await row(/Best rate for IPA/)).toBeVisible();
    expect(localStorage.getItem(`pebble.searches.${pebble.me.id}`)).toBe('["best rate"]');
  });
});

describe('the palette', () => {
  const box = () => screen.findByRole('combobox', { name: 'Search everything, go somewhere or do something' });

  test('finds everything while one types; axe minds nothing', async () => {
    serve('/boards/sales');
    await screen.findByRole('heading', { name: 'Sales' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await box(), 'rate');

    expect(await screen.findByRole('option', { name: /rate list\.pdf/ })).toBeVisible();
    const messages = screen.getByRole('group', { name: 'Messages' });
    expect(within(messages).getAllByRole('option')).toHaveLength(2);
    expect(screen.getByText('5 things found')).toBeVisible();
    expect(await violations()).toEqual([]);

    await user.keyboard('{ArrowUp}{Enter}');
    await waitFor(() => expect(window.location.pathname).toBe('/search/companies/cmp_1'));
  });

  test('nothing moves under the chosen row when the answer comes', async () => {
    let come = () => {};
    search.waiting.set('best', new Promise((done) => (come = done)));
    serve('/boards/sales');
    await screen.findByRole('heading', { name: 'Sales' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await box(), 'best');
    const all = screen.getByRole('option', { name: 'Search everything for “best”' });
    expect(all).toHaveAttribute('aria-selected', 'true');

    come();
    expect(await screen.findByRole('option', { name: /Best rate for IPA/ })).toBeVisible();
    expect(all).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');

    await waitFor(() => expect(window.location.pathname + window.location.search).toBe('/search?q=best'));
    expect(await row(/Best rate for IPA/)).toBeVisible();
  });

  test('a pointer at rest chooses nothing when rows come under it', async () => {
    serve('/boards/sales');
    await screen.findByRole('heading', { name: 'Sales' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await box(), 'docum');
    const [place, all] = screen.getAllByRole('option');

    fireEvent.mouseMove(all!, { movementX: 0, movementY: 0 });
    expect(place).toHaveAttribute('aria-selected', 'true');
    fireEvent.mouseMove(all!, { movementX: 0, movementY: 2 });
    expect(all).toHaveAttribute('aria-selected', 'true');
  });

  test('keeps the keys while a screen that comes late opens below it', async () => {
    serve('/boards/sales');
    await screen.findByRole('heading', { name: 'Sales' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await box(), 'go to settings');

    act(() => window.history.pushState(null, '', '/documents/doc_1'));
    expect(await screen.findByLabelText('Document: rate list.pdf')).toBeInTheDocument();
    expect(await box()).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.pathname).toBe('/settings'));
  });

  test('goes to places by their names, offers what was looked for last, and gives the focus back', async () => {
    localStorage.setItem(`pebble.searches.${pebble.me.id}`, '["drums"]');
    serve('/boards/sales');
    await screen.findByRole('heading', { name: 'Sales' });
    const button = screen.getByRole('button', { name: 'Search and commands' });
    button.focus();
    await user.keyboard('{Enter}');
    await box();
    expect(screen.getByRole('option', { name: 'drums' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button).toHaveFocus());

    await user.keyboard('{Control>}k{/Control}');
    await user.type(await box(), 'docum');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.pathname).toBe('/documents'));
  });

  test('says when the search fails, and commands still work', async () => {
    serve(
      '/boards/sales',
      http.post('/api/v1/search', () =>
        HttpResponse.json({ error: { code: 'X', message: 'It broke.' } }, { status: 500 }),
      ),
    );
    await screen.findByRole('heading', { name: 'Sales' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await box(), 'settings');

    expect(await screen.findByText('It broke.')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.pathname).toBe('/settings'));
  });
});
