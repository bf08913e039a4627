import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from './ApiError';
import { findCard, putBeside, putCard, removeCard } from './boardCache';
import type { BoardKey } from './boards';
import { refreshCard } from './live/apply';
import { beginOwn, endOwn } from './ownActs';
import type { ActResult, Board, BulkResult, Card, CardDetail } from './types';

type Beside = { before?: string; after?: string };

/** One act on one card: how it is asked for, and how the screen looks meanwhile. */
export interface Act {
  /** Sends it; the version is the one the person saw. */
  send: (version: number) => Promise<ActResult>;
  /** The card as it will be. */
  patch: Partial<Card>;
  /** Where it will stand, when it moves. */
  beside?: Beside;
}

/** Every cached board that shows, or could show, the card. */
function eachBoard(client: QueryClient, change: (board: Board, key: BoardKey) => Board) {
  for (const query of client.getQueryCache().findAll({ queryKey: ['board'] })) {
    const board = query.state.data as Board | undefined;
    if (!board) continue;
    const key = query.queryKey as unknown as BoardKey;
    const next = change(board, key);
    if (next !== board) client.setQueryData(key, next);
  }
}

/** The newest state of a card that this page holds. */
export function heldCard(client: QueryClient, id: string): Card | undefined {
  for (const query of client.getQueryCache().findAll({ queryKey: ['board'] })) {
    const board = query.state.data as Board | undefined;
    const card = board && findCard(board, id);
    if (card) return card;
  }
  return client.getQueryData<CardDetail>(['card', id]);
}

/** Shows the newest state of a card everywhere. */
export function showCard(client: QueryClient, card: Card) {
  eachBoard(client, (board, key) => putCard(board, card, key[2]));
  refreshCard(client, card);
}

function showMeanwhile(client: QueryClient, card: Card, beside: Beside | undefined) {
  eachBoard(client, (board, key) =>
    beside && card.stream === board.stream ? putBeside(board, card, beside) : putCard(board, card, key[2]),
  );
  client.setQueryData<CardDetail>(['card', card.id], (held) => held && { ...held, ...card });
}

/** Takes the guess back, unless something newer has been shown since. */
function takeBack(client: QueryClient, before: Card) {
  eachBoard(client, (board, key) => {
    const shown = findCard(board, before.id);
    if (shown && shown.version > before.version) return board;
    // The guess may stand elsewhere with the same version and rank.
    return putCard(removeCard(board, before.id), before, { ...key[2], q: undefined });
  });
  client.setQueryData<CardDetail>(['card', before.id], (held) =>
    held && held.version <= before.version ? { ...held, ...before } : held,
  );
}

/** The fields this act touches that somebody else changed first. */
export function clashes(before: Card, current: Card, patch: Partial<Card>): (keyof Card)[] {
  return (Object.keys(patch) as (keyof Card)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(current[field]),
  );
}

function currentOf(error: unknown): Card | undefined {
  if (!(error instanceof ApiError) || error.status !== 412) return undefined;
  return error.details.current as Card | undefined;
}

/**
 * Does an act at once on the screen and then on the server. A stale version whose changes do not touch ours is sent
 * again; a real clash, or any refusal, takes the guess back and throws.
 */
export async function perform(client: QueryClient, before: Card, act: Act): Promise<ActResult> {
  void client.cancelQueries({ queryKey: ['card', before.id], exact: true });
  showMeanwhile(client, { ...before, ...act.patch }, act.beside);
  beginOwn(before.id);
  try {
    let result: ActResult;
    try {
      result = await act.send(before.version);
    } catch (error) {
      const current = currentOf(error);
      if (!current || clashes(before, current, act.patch).length > 0) throw error;
      result = await act.send(current.version);
    }
    endOwn(before.id, result.version);
    showCard(client, result);
    return result;
  } catch (error) {
    endOwn(before.id);
    takeBack(client, before);
    const current = currentOf(error);
    if (current) showCard(client, current);
    throw error;
  }
}

/** The same act on many cards at once; what the server refuses for a card is taken back for that card alone. */
export async function performBulk(
  client: QueryClient,
  cards: Card[],
  patch: Partial<Card>,
  send: (ids: string[]) => Promise<BulkResult>,
): Promise<BulkResult> {
  for (const card of cards) {
    beginOwn(card.id);
    showMeanwhile(client, { ...card, ...patch }, patch.column ? {} : undefined);
  }
  let result: BulkResult;
  try {
    result = await send(cards.map((card) => card.id));
  } catch (error) {
    for (const card of cards) {
      endOwn(card.id);
      takeBack(client, card);
    }
    throw error;
  }
  const answers = new Map(result.items.map((item) => [item.id, item]));
  for (const card of cards) {
    const answer = answers.get(card.id);
    endOwn(card.id, answer?.card?.version);
    if (answer?.error) takeBack(client, card);
    else if (answer?.card) showCard(client, answer.card);
  }
  return result;
}
