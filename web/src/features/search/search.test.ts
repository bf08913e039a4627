import { beforeEach, describe, expect, test } from 'vitest';
import { recentSearches } from '@/api/recentSearches';
import { aHit } from '@/test/search';
import { marked, runsOf } from './fragments';
import { groupsOf } from './groups';
import { askedOf, isAsked } from './search';

const shown = (runs: { text: string; marked: boolean }[]) =>
  runs.map(({ text, marked: on }) => (on ? `[${text}]` : text)).join('');

describe('what answers is marked', () => {
  test('in the text as the server says, which never becomes HTML here', () => {
    expect(runsOf('… at &lt;b&gt; &amp;amp; <mark>best</mark> rate &quot;now&quot; …')).toEqual([
      { text: '… at <b> &amp; ', marked: false },
      { text: 'best', marked: true },
      { text: ' rate "now" …', marked: false },
    ]);
    expect(runsOf('<mark>a</mark><mark>b</mark>').map(({ text }) => text)).toEqual(['a', 'b']);
    expect(runsOf('')).toEqual([]);
  });

  test('in the title by the beginnings of words, whatever their capitals and accents', () => {
    expect(shown(marked('Re: Résumé of Mr. Resu', 'resu'))).toBe('Re: [Résumé] of Mr. [Resu]');
    expect(shown(marked('IPA 99.9% – ipa', '"IPA" 99'))).toBe('[IPA] [99].9% – [ipa]');
    expect(shown(marked('a plan a', 'a'))).toBe('[a] plan [a]');
    expect(shown(marked('फॉस्फोरिक एसिड', 'एसिड'))).toBe('फॉस्फोरिक [एसिड]');
    expect(shown(marked('nothing here', ''))).toBe('nothing here');
  });
});

describe('what the address asks for', () => {
  test('days begin where the person is, and the last one counts', () => {
    const { filters } = askedOf({ q: ' rate ', from: '2026-03-01', until: '2026-03-31' });
    expect(filters?.after).toBe(new Date(2026, 2, 1).toISOString());
    expect(filters?.before).toBe(new Date(2026, 3, 1).toISOString());
  });

  test('what nobody understands is not asked', () => {
    expect(askedOf({ q: 'x', type: 'nonsense', mode: 'nonsense', from: 'someday' })).toEqual({
      query: 'x',
      types: [],
      mode: undefined,
      filters: {},
    });
  });

  test('blanks ask for nothing, a filter asks for all it lets', () => {
    expect(isAsked({ q: '  ' })).toBe(false);
    expect(isAsked({ entity: 'ent_a' })).toBe(false);
    expect(isAsked({ tag: 'export' })).toBe(true);
    expect(isAsked({ type: 'card' })).toBe(true);
  });
});

describe('groups', () => {
  test('stand in the order of their best, with those of which none is among the best at the end', () => {
    const items = [aHit('message', 'm1', 'a'), aHit('card', 'c1', 'a'), aHit('message', 'm2', 'a')];
    const groups = groupsOf({ items, facets: { type: { card: 1, message: 40, company: 2, document: 0 } } }, 1);
    expect(groups.map(({ type, hits, total }) => [type, hits.map(({ id }) => id), total])).toEqual([
      ['message', ['m1'], 40],
      ['card', ['c1'], 1],
      ['company', [], 2],
    ]);
  });
});

describe('recent searches', () => {
  beforeEach(() => localStorage.clear());

  test('are each person’s own, the newest first, and each once', () => {
    for (const words of ['drums', 'rate', 'drums']) recentSearches.add('usr_a', words);
    recentSearches.add('usr_b', 'secret');
    expect(recentSearches.of('usr_a')).toEqual(['drums', 'rate']);
    expect(recentSearches.of('usr_b')).toEqual(['secret']);
    expect(recentSearches.of(undefined)).toEqual([]);
  });

  test('forget the way to the words, and what is told to be forgotten', () => {
    for (const words of ['x', 'best', 'best rate', 'drums']) recentSearches.add('usr_a', words);
    expect(recentSearches.of('usr_a')).toEqual(['drums', 'best rate']);
    recentSearches.forget('usr_a', 'drums');
    expect(recentSearches.of('usr_a')).toEqual(['best rate']);
  });

  test('survive a store that somebody else wrote to', () => {
    localStorage.setItem('pebble.searches.usr_a', '{"not": "a list"');
    expect(recentSearches.of('usr_a')).toEqual([]);
    localStorage.setItem('pebble.searches.usr_a', '[1, "rate"]');
    expect(recentSearches.of('usr_a')).toEqual(['rate']);
  });
});
