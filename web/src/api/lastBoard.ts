import type { Me } from './types';

const key = 'pebble.last-board';

/** The board a person looked at last, on this machine. */
export const lastBoard = {
  get(me: Me | undefined): string {
    const kept = localStorage.getItem(key);
    const granted = me?.streams ?? [];
    if (kept && (granted.length === 0 || granted.includes(kept))) return kept;
    return granted[0] ?? 'sales';
  },
  set(stream: string) {
    localStorage.setItem(key, stream);
  },
};
