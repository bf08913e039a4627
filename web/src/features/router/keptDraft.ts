import type { Draft } from './draft';

const name = (owner: string) => `pebble:router-draft:${owner}`;

/** A draft that is not saved yet, kept in this tab for the one who makes it. */
export const keptDraft = {
  get: (owner: string): Draft | null => {
    try {
      return JSON.parse(sessionStorage.getItem(name(owner)) ?? 'null') as Draft | null;
    } catch {
      return null;
    }
  },
  set: (owner: string, draft: Draft | null) => {
    try {
      if (draft) sessionStorage.setItem(name(owner), JSON.stringify(draft));
      else sessionStorage.removeItem(name(owner));
    } catch {
      // A browser that keeps nothing still edits.
    }
  },
};
