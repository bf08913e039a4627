import type { QueryClient } from '@tanstack/react-query';
import { perform } from '@/api/act';
import { api } from '@/api/client';
import type { ActResult, Card } from '@/api/types';
import type { Suggested } from '../suggested';

/** Files what others wrote on a card as noise, which takes the card off its board. Answers the act by which that is undone. */
export async function fileAsNoise(client: QueryClient, card: Card, suggested: Suggested | null): Promise<string[]> {
  if (suggested?.to !== 'noise') return [];
  const { activity_id } = await perform(client, card, {
    patch: { status: 'archived' },
    send: () => api.post<ActResult>(`/cards/${card.id}/noise`, { kind: suggested.kind }),
  });
  return activity_id ? [activity_id] : [];
}
