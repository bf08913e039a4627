import type { QueryClient } from '@tanstack/react-query';
import { perform } from '@/api/act';
import { cardQuery } from '@/api/cards';
import { api } from '@/api/client';
import type { ActResult, Card, CardDetail, Message } from '@/api/types';
import type { Suggested } from '../suggested';

/** Files every message of a card as noise, which takes the card off its board. Answers the acts by which that is undone. */
export async function fileAsNoise(client: QueryClient, card: Card, suggested: Suggested | null): Promise<string[]> {
  if (suggested?.to !== 'noise') return [];
  const activities: string[] = [];
  await perform(client, card, {
    patch: { status: 'archived' },
    send: async (): Promise<ActResult> => {
      const { thread } = await client.fetchQuery(cardQuery(card.id));
      for (const message of thread.messages.filter((one) => one.disposition === 'carded')) {
        const filed = await api.post<Message & { activity_id: string | null }>(`/messages/${message.id}/disposition`, {
          disposition: 'noise',
          noise_kind: suggested.kind,
        });
        if (filed.activity_id) activities.push(filed.activity_id);
      }
      return { ...(await api.get<CardDetail>(`/cards/${card.id}`)), activity_id: activities.at(-1) ?? null };
    },
  });
  return activities;
}
