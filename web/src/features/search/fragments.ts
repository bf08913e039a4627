/** A stretch of text, and whether it is what was looked for. */
export interface Run {
  text: string;
  marked: boolean;
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };

function plain(html: string): string {
  return html.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity] ?? entity);
}

/** The server's highlight, which is HTML of marks and escaped text, as text: no HTML of a mail ever becomes part of the page. */
export function runsOf(html: string): Run[] {
  return html
    .split(/<mark>(.*?)<\/mark>/s)
    .map((part, nth) => ({ text: plain(part), marked: nth % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** In small letters without accents, as the server compares words. */
export function folded(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');
}

const part = /[\p{L}\p{N}\p{M}\u200c\u200d]+/gu;

/** A title with the words that were typed marked; of a word the beginning is enough. */
export function marked(title: string, query: string): Run[] {
  const wanted = [...query.matchAll(part)].map(([word]) => folded(word)).filter(Boolean);
  const runs: Run[] = [];
  let at = 0;
  for (const { 0: word, index } of title.matchAll(part)) {
    const own = folded(word);
    if (!wanted.some((one) => (one.length > 1 ? own.startsWith(one) : own === one))) continue;
    if (index > at) runs.push({ text: title.slice(at, index), marked: false });
    runs.push({ text: word, marked: true });
    at = index + word.length;
  }
  if (at < title.length) runs.push({ text: title.slice(at), marked: false });
  return runs;
}
