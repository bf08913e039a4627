import { useSyncExternalStore } from 'react';
import type { Draft } from './draft';

const name = (owner: string) => `pebble:router-draft:${owner}`;
const drafts = new Map<string, Draft | null>();
let listeners: (() => void)[] = [];

function read(owner: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(name(owner)) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

function write(owner: string, draft: Draft | null) {
  try {
    if (draft) sessionStorage.setItem(name(owner), JSON.stringify(draft));
    else sessionStorage.removeItem(name(owner));
  } catch {
    // A browser that keeps nothing still edits, until the page is reloaded.
  }
}

/** A draft that is not saved yet: kept in this tab, for the one who makes it, while they look at other screens or reload. */
export const keptDraft = {
  get: (owner: string): Draft | null => {
    const held = drafts.get(owner);
    if (held !== undefined) return held;
    const kept = read(owner);
    drafts.set(owner, kept);
    return kept;
  },
  set: (owner: string, draft: Draft | null) => {
    drafts.set(owner, draft);
    write(owner, draft);
    for (const listener of listeners) listener();
  },
};

export function useKeptDraft(owner: string): Draft | null {
  return useSyncExternalStore(
    (listener) => {
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    () => keptDraft.get(owner),
  );
}
