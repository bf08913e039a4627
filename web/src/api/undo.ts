import type { QueryClient } from '@tanstack/react-query';
import { showCard } from './act';
import { api } from './client';
import type { ActResult, BulkResult } from './types';

/** What this person did here, newest last. */
const done: string[] = [];

export function rememberAct(activityId: string) {
  done.push(activityId);
  if (done.length > 50) done.shift();
}

export function lastAct(): string | undefined {
  return done.at(-1);
}

/** Undoes one act, on all the cards it touched. */
export async function undoAct(client: QueryClient, activityId: string) {
  const at = done.indexOf(activityId);
  if (at >= 0) done.splice(at, 1);
  const undone = await api.post<ActResult | BulkResult>(`/undo/${activityId}`);
  if ('items' in undone) for (const { card } of undone.items) showCard(client, card);
  else showCard(client, undone);
}
