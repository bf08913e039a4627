import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from './ApiError';
import { findCard, insertCard, putBeside, putCard, removeCard } from './boardCache';
import type { BoardKey } from './boards';
import { refreshCard } from './live/apply';
import { beginOwn, endOwn, isSuperseded } from './ownActs';
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

function boards(client: QueryClient): { key: BoardKey; board: Board }[] {
  return client
    .getQueryCache()
    .findAll({ queryKey: ['board'] })
    .flatMap((query) => {
      const board = query.state.data as Board | undefined;
      return board ? [{ key: query.queryKey as unknown as BoardKey, board }] : [];
    });
}

/** The newest state of a card that this page holds. */
export function heldCard(client: QueryClient, id: string): Card | undefined {
  for (const { board } of boards(client)) {
    const card = findCard(board, id);
    if (card) return card;
  }
  return client.getQueryData<CardDetail>(['card', id]);
}

/** Shows the newest state of a card wherever it is held; where it arrives, the event stream brings it. */
export function showCard(client: QueryClient, card: Card) {
  for (const { key, board } of boards(client)) client.setQueryData(key, putCard(board, card, key[2]));
  refreshCard(client, card);
}

/** Shows the card as it will be, and answers the boards that did. */
function guess(client: QueryClient, card: Card, beside: Beside | undefined): BoardKey[] {
  const changed: BoardKey[] = [];
  for (const { key, board } of boards(client)) {
    if (!findCard(board, card.id)) continue;
    changed.push(key);
    const stays = beside && card.stream === board.stream;
    client.setQueryData(key, stays ? putBeside(board, card, beside) : putCard(board, card, key[2]));
  }
  client.setQueryData<CardDetail>(['card', card.id], (held) => held && { ...held, ...card });
  beginOwn(
    card.id,
    changed.map((key) => JSON.stringify(key)),
  );
  return changed;
}

/** Takes the guess back, unless something newer has been told since. */
function takeBack(client: QueryClient, before: Card, guessed: BoardKey[]) {
  endOwn(before.id);
  if (isSuperseded(before)) return;
  for (const key of guessed)
    client.setQueryData<Board>(key, (board) => board && insertCard(removeCard(board, before.id), before));
  client.setQueryData<CardDetail>(['card', before.id], (held) => held && { ...held, ...before });
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
  const guessed = guess(client, { ...before, ...act.patch }, act.beside);
  try {
    let result: ActResult;
    try {
      result = await act.send(before.version);
    } catch (error) {
      const current = currentOf(error);
      if (!current || clashes(before, current, act.patch).length > 0) throw error;
      result = await act.send(current.version);
    }
    // A merge answers the card that stays; the one that went has one version more.
    endOwn(before.id, result.id === before.id ? result.version : before.version + 1);
    showCard(client, result);
    if (result.id !== before.id) void client.invalidateQueries({ queryKey: ['card', before.id] });
    return result;
  } catch (error) {
    takeBack(client, before, guessed);
    const current = currentOf(error);
    if (current) showCard(client, current);
    throw error;
  }
}

/** The same act on many cards: all of them or none. */
export async function performBulk(
  client: QueryClient,
  cards: Card[],
  patch: Partial<Card>,
  beside: Beside | undefined,
  send: (ids: string[]) => Promise<BulkResult>,
): Promise<BulkResult> {
  // Each is put in the same place, so the last comes first.
  const guesses = [...cards].reverse().map((card) => ({ card, guessed: guess(client, { ...card, ...patch }, beside) }));
  try {
    const result = await send(cards.map((card) => card.id));
    const answers = new Map(result.items.map(({ card }) => [card.id, card]));
    for (const { card } of guesses) endOwn(card.id, answers.get(card.id)?.version ?? card.version);
    for (const card of answers.values()) showCard(client, card);
    return result;
  } catch (error) {
    for (const { card, guessed } of guesses.reverse()) takeBack(client, card, guessed);
    throw error;
  }
}
