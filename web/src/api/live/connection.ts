import { useSyncExternalStore } from 'react';

/** Whether what is on the screen follows what others do. */
export type Connection = 'live' | 'reconnecting' | 'offline';

let state: Connection = 'reconnecting';
let listeners: (() => void)[] = [];

export function setConnection(next: Connection) {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    () => state,
  );
}
