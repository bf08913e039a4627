const key = 'pebble.last-board';

/** The board a person looked at last, on this machine. */
export const lastBoard = {
  /** Among those granted; the first of them when there is none yet. */
  get(granted: string[]): string {
    const kept = localStorage.getItem(key);
    if (kept && (granted.length === 0 || granted.includes(kept))) return kept;
    return granted[0] ?? 'sales';
  },
  set(stream: string) {
    localStorage.setItem(key, stream);
  },
};
