import { applyEvent, type BoardFilters } from '../boardCache';
import type { Board, CardEvent } from '../types';

/** The last events, for boards whose answer was under way while they came. */
const kept: CardEvent[] = [];
const most = 1_000;

export function keepEvent(event: CardEvent) {
  kept.push(event);
  if (kept.length > most) kept.splice(0, kept.length - most);
}

export function forgetEvents() {
  kept.length = 0;
}

/** The board with what happened after it was read. */
export function replayed(board: Board, filters: BoardFilters): Board {
  let now = board;
  for (const event of kept) now = applyEvent(now, event, filters).board;
  return now;
}
