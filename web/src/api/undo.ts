import type { QueryClient } from '@tanstack/react-query';
import { showCard } from './act';
import { api } from './client';
import type { ActResult } from './types';

/** What this person did here, newest last; each entry holds the activities of one act. */
const done: string[][] = [];

export function rememberAct(activityIds: string[]) {
  if (activityIds.length === 0) return;
  done.push(activityIds);
  if (done.length > 50) done.shift();
}

export function lastAct(): string[] | undefined {
  return done.at(-1);
}

/** Undoes one act, on all the cards it touched; what cannot be undone throws after the rest was. */
export async function undoAct(client: QueryClient, activityIds: string[]) {
  const at = done.indexOf(activityIds);
  if (at >= 0) done.splice(at, 1);
  const answers = await Promise.allSettled(activityIds.map((id) => api.post<ActResult>(`/undo/${id}`)));
  for (const answer of answers) {
    if (answer.status === 'fulfilled' && answer.value.version) showCard(client, answer.value);
  }
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (failed) throw failed.reason;
}
