import type { QueryClient } from '@tanstack/react-query';
import { showCard } from './act';
import { api } from './client';
import type { ActResult, BulkResult } from './types';

/** What this person did here, newest last; what was done at one press may be several acts. */
let done: (readonly string[])[] = [];

export function rememberAct(...activityIds: string[]) {
  done.push(activityIds);
  if (done.length > 50) done.shift();
}

export function lastAct(): readonly string[] | undefined {
  return done.at(-1);
}

/** Undoes what was done at one press, the last of it first, on all the cards it touched. */
export async function undoAct(client: QueryClient, ...activityIds: string[]) {
  done = done.map((act) => act.filter((id) => !activityIds.includes(id))).filter((act) => act.length > 0);
  for (const id of activityIds.toReversed()) {
    const undone = await api.post<ActResult | BulkResult>(`/undo/${id}`);
    if ('items' in undone) for (const { card } of undone.items) showCard(client, card);
    else showCard(client, undone);
  }
}
