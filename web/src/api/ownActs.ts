import type { Card } from './types';

/**
 * Which changes this page made itself. An act is shown and counted before the server answers, and its event comes back
 * too: the event of a card that has left the loaded part must not be counted twice.
 */
const underWay = new Map<string, number>();
const settled = new Map<string, number>();

export function beginOwn(cardId: string) {
  underWay.set(cardId, (underWay.get(cardId) ?? 0) + 1);
}

export function endOwn(cardId: string, version?: number) {
  const left = (underWay.get(cardId) ?? 1) - 1;
  if (left > 0) underWay.set(cardId, left);
  else underWay.delete(cardId);
  if (version !== undefined) settled.set(cardId, Math.max(version, settled.get(cardId) ?? 0));
}

export function isOwn(card: Card): boolean {
  return underWay.has(card.id) || card.version <= (settled.get(card.id) ?? 0);
}
