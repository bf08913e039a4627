import { useQueries } from '@tanstack/react-query';
import type { AuditEntry } from '@/api/audit';
import { cardsQuery } from '@/api/cards';
import type { Card } from '@/api/types';

/** The cards that pages of records are about, by their ids; without those the person may not see. */
export function useCards(pages: AuditEntry[][]): ReadonlyMap<string, Card> {
  return useQueries({
    queries: pages.map((entries) => cardsQuery(cardIds(entries))),
    combine: asMap,
  });
}

function cardIds(entries: AuditEntry[]): string[] {
  return [...new Set(entries.filter((entry) => entry.object_type === 'card').map((entry) => entry.object_id))];
}

function asMap(answers: { data?: Card[] }[]): ReadonlyMap<string, Card> {
  return new Map(answers.flatMap(({ data }) => data ?? []).map((card) => [card.id, card]));
}
