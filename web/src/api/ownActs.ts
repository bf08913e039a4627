import type { Card } from './types';

/**
 * Which changes this page made itself, and on which boards it has counted them: the event of a card that left the loaded
 * part must not be counted twice.
 */
interface Own {
  underWay: number;
  settled: number;
  boards: Set<string>;
}

const own = new Map<string, Own>();
const newest = new Map<string, number>();

export function beginOwn(cardId: string, boards: string[]) {
  const known = own.get(cardId);
  own.set(cardId, {
    underWay: (known?.underWay ?? 0) + 1,
    settled: known?.settled ?? 0,
    boards: new Set([...(known?.boards ?? []), ...boards]),
  });
}

export function endOwn(cardId: string, version?: number) {
  const known = own.get(cardId);
  if (!known) return;
  known.underWay--;
  if (version !== undefined) known.settled = Math.max(known.settled, version);
  else if (known.underWay === 0) known.boards.clear();
}

export function isOwn(card: Pick<Card, 'id' | 'version'>, board: string): boolean {
  const known = own.get(card.id);
  return known !== undefined && known.boards.has(board) && (known.underWay > 0 || card.version <= known.settled);
}

/** Whether something on this board is a guess just now. */
export function isActing(board: string): boolean {
  for (const known of own.values()) if (known.underWay > 0 && known.boards.has(board)) return true;
  return false;
}

/** What the event stream told of a card last; a guess is not put back over that. */
export function noteVersion(card: Pick<Card, 'id' | 'version'>) {
  newest.set(card.id, Math.max(card.version, newest.get(card.id) ?? 0));
}

export function isSuperseded(card: Card): boolean {
  return (newest.get(card.id) ?? 0) > card.version;
}

export function forgetOwn() {
  own.clear();
  newest.clear();
}
