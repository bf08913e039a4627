const most = 8;
const key = (person: string) => `pebble.searches.${person}`;

/** What a person looked for last, on this machine; the newest first. */
export const recentSearches = {
  of(person: string | undefined): string[] {
    if (!person) return [];
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key(person)) ?? '[]');
      return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
    } catch {
      return [];
    }
  },
  /** A search that led on to another, as one letter does to the next word, is forgotten for it. */
  add(person: string | undefined, words: string) {
    const wanted = words.trim();
    if (!person || wanted.length < 2) return;
    const others = recentSearches.of(person).filter((one) => !wanted.toLowerCase().startsWith(one.toLowerCase()));
    localStorage.setItem(key(person), JSON.stringify([wanted, ...others].slice(0, most)));
  },
  forget(person: string | undefined, words?: string) {
    if (!person) return;
    const left = words === undefined ? [] : recentSearches.of(person).filter((one) => one !== words);
    localStorage.setItem(key(person), JSON.stringify(left));
  },
};
