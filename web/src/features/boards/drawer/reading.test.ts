import { describe, expect, test } from 'vitest';
import { aCard, aCardDetail, aMessage, mira } from '@/test/cast';
import { conversationOf, folded, newestMessage } from './conversation';
import { mentionAt, mentioned, tied, untied } from './mention';
import { firstWords, linked, parted, pieces, spanIn } from '@/mail/quoted';
import { around } from './place';

describe('a message in two parts', () => {
  test.each([
    ['Hello\n\n> old', 'Hello', { own: 'Hello', quoted: '> old' }],
    ['Hello', 'Hello', { own: 'Hello', quoted: '' }],
    ['> old\nHello', 'Hello', { own: 'Hello', quoted: '> old\nHello' }],
    ['> old', '', { own: '> old', quoted: '' }],
  ])('%j with the reply %j', (text, reply_text, expected) => {
    expect(parted({ text, reply_text })).toEqual(expected);
  });

  test('web addresses can be followed, without the full stop after them', () => {
    expect(linked('See https://gem.gov.in/bid?x=1. Thanks')).toEqual([
      { text: 'See ' },
      { text: 'https://gem.gov.in/bid?x=1', href: 'https://gem.gov.in/bid?x=1' },
      { text: '. Thanks' },
    ]);
    expect(linked('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }]);
  });

  test('a folded line holds the first words', () => {
    expect(firstWords('  Dear\n\n Sir  ')).toBe('Dear Sir');
  });
});

describe('a place in a message', () => {
  /** What is shown of the words that stand between « and » in the text. */
  function shown(marked: string, reply_text: string) {
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    const message = { text: marked.replace(/[«»]/g, ''), reply_text };
    const found = spanIn(message, { start, end });
    if (!found) return null;
    const [before, words] = pieces(parted(message)[found.part], found.span);
    return [found.part, before!.marked ? '' : before!.text, (before!.marked ? before! : words!).text];
  }

  test.each([
    ['\n\n😀 مرحبا «20 kg»', '😀 مرحبا 20 kg', ['own', '😀 مرحبا ', '20 kg']],
    ['Buy «20 kg»\n> 20 kg', 'Buy 20 kg', ['own', 'Buy ', '20 kg']],
    ['Buy 20 kg\n> sold «20 kg»', 'Buy 20 kg', ['quoted', '> sold ', '20 kg']],
    ['> sold 20 kg\nBuy «20 kg»', 'Buy 20 kg', ['own', 'Buy ', '20 kg']],
    ['> old\nA 1 kg\n> old\nB «1 kg»', 'A 1 kg\nB 1 kg', ['own', 'A 1 kg\nB ', '1 kg']],
    ['«IPA» please', '', ['own', '', 'IPA']],
  ])('%j with the reply %j', (text, reply, expected) => {
    expect(shown(text, reply)).toEqual(expected);
  });

  test('of nothing is nowhere', () => {
    expect(spanIn({ text: 'a', reply_text: 'a' }, { start: 0, end: 0 })).toBeNull();
    expect(spanIn({ text: 'a', reply_text: 'b' }, { start: 5, end: 9 })).toBeNull();
  });

  test('is told with its line', () => {
    const message = aMessage('m', { text: 'Hi\nBuy 20 kg of IPA\nBye' });

    expect(around(message, { message: 'm', field: 'text', start: 7, end: 12 })).toBe('Buy 20 kg of IPA');
  });
});

describe('a conversation', () => {
  const card = aCardDetail(aCard('a'), [
    aMessage('m2', { date: '2026-01-16T10:00:00Z' }),
    aMessage('m1', { date: '2026-01-15T10:00:00Z' }),
  ]);
  const note = { id: 'n1', card_id: 'a', at: '2026-01-17T10:00:00Z', author: mira, text: 'x', mentions: [] };

  test('is in the order of writing, notes among messages', () => {
    const entries = conversationOf(card, [note]);

    expect(entries.map((entry) => (entry.kind === 'note' ? entry.note.id : entry.message.id))).toEqual([
      'm1',
      'm2',
      'n1',
    ]);
    expect(newestMessage(entries)).toBe('m2');
  });

  test('folds its middle when it is long', () => {
    const entries = conversationOf(
      aCardDetail(
        aCard('a'),
        Array.from({ length: 12 }, (_, n) => aMessage(`m${n}`)),
      ),
      [],
    );

    expect(folded(entries, false)).toMatchObject({ hidden: 7, head: { length: 1 }, tail: { length: 4 } });
    expect(folded(entries, true).tail).toHaveLength(12);
    expect(folded(entries, false, 'm5').tail).toHaveLength(12);
    expect(folded(entries, false, 'm11').tail).toHaveLength(4);
    expect(folded(entries.slice(0, 7), false).hidden).toBe(0);
  });
});

describe('mentioning', () => {
  test.each([
    ['Hi @Mi', 6, { from: 3, q: 'Mi' }],
    ['@Mira Sh', 8, { from: 0, q: 'Mira Sh' }],
    ['@Mira Shah please', 17, null],
    ['a@b', 3, null],
    ['@', 1, { from: 0, q: '' }],
  ])('in %j at %i', (text, caret, expected) => {
    expect(mentionAt(text, caret)).toEqual(expected);
  });

  test('puts the name in place and goes on after it', () => {
    expect(mentioned('Hi @Mi, ok', 3, 6, 'Mira Shah')).toEqual({ text: 'Hi @Mira Shah , ok', caret: 14 });
  });

  test('ties each picked name to its person, and reads it back', () => {
    const written = tied('@Mira Shah, ask @arjun', new Map([['Mira Shah', 'usr_0a']]));

    expect(written).toBe('@[Mira Shah](usr_0a), ask @arjun');
    expect(untied(written)).toEqual([{ text: '@Mira Shah', person: 'usr_0a' }, { text: ', ask @arjun' }]);
  });
});
