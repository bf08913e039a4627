import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { perform, performBulk } from '@/api/act';
import { ApiError } from '@/api/ApiError';
import { api, newIdempotencyKey } from '@/api/client';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import type { ActResult, BulkResult, Card, EntityRef, Person, Priority, Stream } from '@/api/types';
import { rememberAct, undoAct } from '@/api/undo';
import { count } from '@/ui/format';
import { toastDone, toastFailed } from '@/ui/toast';
import { can, type CardAct } from '../can';
import { suggestedFor } from '../suggested';
import { fileAsNoise } from './noise';
import { clashSentence, remembers, undoSentence } from './words';

interface Order {
  act: CardAct;
  cards: Card[];
  patch: Partial<Card>;
  beside?: { before?: string; after?: string };
  /** The path below the card and its body; a PATCH of the card itself when the path is empty. */
  path: string;
  body: Record<string, unknown>;
  /** The action and arguments of the same act on many. */
  bulk: Record<string, unknown>;
  done: string;
  /** Whether Pebble learns from it. */
  taught?: boolean;
}

export interface MoveTo {
  stream: string;
  column: string;
  before?: string;
  after?: string;
}

/** A move that the limit of a column stopped; it goes through with a reason. */
export interface Stopped {
  cards: Card[];
  to: MoveTo;
  message: string;
}

/** Every act on cards: shown at once, said in a toast with its way back, taken back when refused. */
export function useActs(streams: Stream[], onStopped: (stopped: Stopped) => void) {
  const client = useQueryClient();
  const me = useMe();

  return useMemo(() => {
    async function undo(...activityIds: string[]) {
      try {
        await undoAct(client, ...activityIds);
        toastDone('Undone');
      } catch (error) {
        toastFailed(undoSentence(error));
      }
    }

    /** Without an activity everything was as asked already: then there is nothing to take back. */
    function said(done: string, activityId: string | null | undefined, taught = false) {
      if (activityId === null) return toastDone('Nothing to change: it was so already');
      if (!activityId) return toastDone(done);
      rememberAct(activityId);
      toastDone(taught ? `${done}. ${remembers}` : done, () => void undo(activityId));
    }

    function send(card: Card, order: Order, version: number): Promise<ActResult> {
      return order.path === ''
        ? api.patch<ActResult>(`/cards/${card.id}`, order.body, { version })
        : api.post<ActResult>(`/cards/${card.id}/${order.path}`, order.body, { version });
    }

    /** Answers whether it was done. */
    async function run(order: Order): Promise<boolean> {
      const possible = order.cards.filter((card) => can(order.act, me, card) === true);
      const [first] = possible;
      if (!first) {
        const why = order.cards[0] && can(order.act, me, order.cards[0]);
        toastFailed(typeof why === 'string' ? why : 'No card is chosen. Choose one first.');
        return false;
      }
      if (possible.length > 1) return runMany(possible, order);
      try {
        const result = await perform(client, first, {
          send: (version) => send(first, order, version),
          patch: order.patch,
          beside: order.beside,
        });
        said(order.done, result.activity_id, order.taught);
        return true;
      } catch (error) {
        const current = error instanceof ApiError ? (error.details.current as Card | undefined) : undefined;
        if (error instanceof ApiError && error.status === 412 && current)
          toastFailed(clashSentence(first, current, streams));
        else throw error;
        return false;
      }
    }

    async function runMany(cards: Card[], order: Order): Promise<boolean> {
      const result = await performBulk(client, cards, order.patch, order.beside, (ids) =>
        api.post<BulkResult>('/cards/bulk', { ids, ...order.bulk }, { idempotencyKey: newIdempotencyKey() }),
      );
      said(`${order.done} · ${count(result.items.length, 'card')}`, result.activity_id, order.taught);
      return true;
    }

    async function safely(order: Order): Promise<boolean> {
      try {
        return await run(order);
      } catch (error) {
        toastFailed(sentence(error));
        return false;
      }
    }

    function nameOf(stream: string, column: string): string {
      const found = streams.find((one) => one.key === stream);
      return found?.columns.find((one) => one.key === column)?.name ?? column;
    }

    async function move(cards: Card[], to: MoveTo, wipReason?: string): Promise<boolean> {
      const { stream, column, ...beside } = to;
      const elsewhere = cards.some((card) => card.stream !== stream);
      const where = nameOf(stream, column);
      const body = {
        ...(elsewhere ? { stream } : {}),
        column,
        ...beside,
        ...(wipReason ? { wip_reason: wipReason } : {}),
      };
      const board = streams.find((one) => one.key === stream)?.name ?? stream;
      try {
        return await run({
          act: 'move',
          cards,
          patch: { stream, column },
          beside,
          path: 'move',
          body,
          bulk: { action: 'move', ...body },
          done: elsewhere ? `Moved to ${board} › ${where}` : `Moved to ${where}`,
          taught: elsewhere,
        });
      } catch (error) {
        if (error instanceof ApiError && error.code === 'WIP_LIMIT_EXCEEDED')
          onStopped({ cards, to, message: sentence(error) });
        else toastFailed(sentence(error));
        return false;
      }
    }

    /** Files all that the cards hold as the noise it was taken for. */
    async function fileNoise(cards: Card[]): Promise<void> {
      const activities: string[] = [];
      try {
        for (const card of cards) activities.push(...(await fileAsNoise(client, card, suggestedFor(card, streams))));
      } catch (error) {
        toastFailed(sentence(error));
      }
      if (activities.length === 0) return;
      rememberAct(...activities);
      const many = cards.length > 1 ? ` · ${count(cards.length, 'card')}` : '';
      toastDone(`Filed as noise${many}. ${remembers}`, () => void undo(...activities));
    }

    /** Puts each card where Pebble would have put it, had it been sure. */
    async function follow(cards: Card[]): Promise<void> {
      const boards = new Map<Stream, Card[]>();
      const noise: Card[] = [];
      let refused: string | undefined;
      for (const card of cards) {
        const suggested = suggestedFor(card, streams);
        const may = can('move', me, card);
        if (may !== true) refused ??= may;
        else if (suggested?.to === 'noise') noise.push(card);
        else if (suggested) boards.set(suggested.stream, [...(boards.get(suggested.stream) ?? []), card]);
      }
      if (noise.length === 0 && boards.size === 0)
        return toastFailed(refused ?? 'Pebble suggests no other board for this card.');
      for (const [stream, going] of boards) {
        const [first] = stream.columns;
        if (first) await move(going, { stream: stream.key, column: first.key });
      }
      if (noise.length > 0) await fileNoise(noise);
    }

    return {
      undo,
      move,
      follow,
      assign: (cards: Card[], person: Person | null) =>
        safely({
          act: 'assign',
          cards,
          patch: { assignee: person },
          path: '',
          body: { assignee: person?.id ?? null },
          bulk: { action: 'assign', assignee: person?.id ?? null },
          done: person ? `Assigned to ${person.id === me?.id ? 'you' : person.name}` : 'Assigned to nobody',
        }),
      prioritise: (cards: Card[], priority: Priority) =>
        safely({
          act: 'priority',
          cards,
          patch: { priority },
          path: '',
          body: { priority },
          bulk: { action: 'priority', priority },
          done: `Priority is ${priority}`,
        }),
      /** One card gets these tags and no others; many get them in addition to their own. */
      tag: (cards: Card[], tags: string[]) =>
        safely({
          act: 'tag',
          cards,
          patch: cards.length === 1 ? { tags } : {},
          path: '',
          body: { tags },
          bulk: { action: 'tag', tags },
          done: tags.length > 0 ? `Tagged ${tags.join(', ')}` : 'Tags removed',
        }),
      rename: (card: Card, subject: string) =>
        safely({
          act: 'rename',
          cards: [card],
          patch: { subject },
          path: '',
          body: { subject },
          bulk: {},
          done: 'Subject changed',
        }),
      due: (card: Card, dueAt: string | null) =>
        safely({
          act: 'due',
          cards: [card],
          patch: { due_at: dueAt },
          path: '',
          body: { due_at: dueAt },
          bulk: {},
          done: dueAt ? 'Due date set' : 'Due date removed',
        }),
      /** An assignee who may not see it there is taken from it. */
      handOver: (card: Card, entity: EntityRef) =>
        safely({
          act: 'entity',
          cards: [card],
          patch: { entity_id: entity.id },
          path: '',
          body: { entity_id: entity.id },
          bulk: {},
          done: `Handed to ${entity.name}`,
        }),
      snooze: (cards: Card[], until: Date, said: string) =>
        safely({
          act: 'snooze',
          cards,
          patch: { status: 'snoozed', snoozed_until: until.toISOString() },
          path: 'snooze',
          body: { until: until.toISOString() },
          bulk: { action: 'snooze', until: until.toISOString() },
          done: `Snoozed until ${said}`,
        }),
      archive: (cards: Card[]) =>
        safely({
          act: 'archive',
          cards,
          patch: { status: 'archived' },
          path: 'archive',
          body: {},
          bulk: { action: 'archive' },
          done: 'Archived',
        }),
      reopen: (cards: Card[]) =>
        safely({
          act: 'reopen',
          cards,
          patch: { status: 'open', snoozed_until: null, archived_at: null },
          path: 'reopen',
          body: {},
          bulk: { action: 'reopen' },
          done: 'Reopened',
        }),
      merge: (card: Card, into: Card) =>
        safely({
          act: 'merge',
          cards: [card],
          patch: { merged_into: into.id },
          path: 'merge',
          body: { into: into.id },
          bulk: {},
          done: 'Merged',
        }),
      split: (card: Card, messageIds: string[]) =>
        safely({
          act: 'split',
          cards: [card],
          patch: {},
          path: 'split',
          body: { message_ids: messageIds },
          bulk: {},
          done: `Split ${count(messageIds.length, 'message')} off to a new card`,
        }),
      link: (card: Card, to: { company_id: string } | { card_id: string }) =>
        safely({ act: 'link', cards: [card], patch: {}, path: 'link', body: to, bulk: {}, done: 'Linked' }),
      note: (card: Card, text: string) =>
        safely({ act: 'note', cards: [card], patch: {}, path: 'notes', body: { text }, bulk: {}, done: 'Note added' }),
      async suggestion(card: Card, id: string, answer: 'accept' | 'dismiss'): Promise<void> {
        try {
          const result = await api.post<Partial<ActResult> | undefined>(`/suggestions/${id}/${answer}`, {});
          said(answer === 'accept' ? 'Done as suggested' : 'Suggestion dismissed', result?.activity_id);
          await client.invalidateQueries({ queryKey: ['card', card.id] });
        } catch (error) {
          toastFailed(sentence(error));
        }
      },
    };
  }, [client, me, streams, onStopped]);
}

export type Acts = ReturnType<typeof useActs>;
