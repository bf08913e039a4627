import { useSyncExternalStore } from 'react';
import type { PresenceEvent, Watcher } from '../types';

/** Who looks at which card. */
const byCard = new Map<string, Watcher[]>();
const nobody: Watcher[] = [];
let listeners: (() => void)[] = [];

function tell() {
  for (const listener of listeners) listener();
}

export function setPresence({ card_id, users }: PresenceEvent) {
  if (users.length === 0) byCard.delete(card_id);
  else byCard.set(card_id, users);
  tell();
}

/** After a reset or a lost line nobody is known to look at anything. */
export function forgetPresence() {
  byCard.clear();
  tell();
}

/** The others who look at a card, without the person themselves. */
export function useWatchers(cardId: string, me: string | undefined): Watcher[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    () => byCard.get(cardId) ?? nobody,
  );
  return all.length === 0 ? all : all.filter((user) => user.id !== me);
}
