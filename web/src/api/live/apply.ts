import type { QueryClient } from '@tanstack/react-query';
import { applyEvent } from '../boardCache';
import { recount, type BoardKey } from '../boards';
import { isOwn, noteVersion } from '../ownActs';
import type { Board, Card, CardDetail, CardEvent, PresenceEvent } from '../types';
import type { DocumentEvent } from '../documents';
import { applyDocument } from './documents';
import { forgetPresence, setPresence } from './presence';
import { forgetEvents, keepEvent } from './recent';
import type { ServerEvent } from './stream';

/** Brings one event of the stream into the cache. */
export function apply(client: QueryClient, event: ServerEvent) {
  switch (event.type) {
    case 'hello':
      return catchUp(client, (JSON.parse(event.data) as { last_event_id: number }).last_event_id);
    case 'reset':
      return startOver(client);
    case 'presence':
      return setPresence(JSON.parse(event.data) as PresenceEvent);
    case 'card.created':
    case 'card.moved':
    case 'card.updated':
    case 'card.removed':
      return applyCard(client, JSON.parse(event.data) as CardEvent);
    case 'document.updated':
      return applyDocument(client, JSON.parse(event.data) as DocumentEvent);
    case 'notification.created':
      return void client.invalidateQueries({ queryKey: ['notifications'] });
  }
}

/** What was read before the line was open may have missed something. */
function catchUp(client: QueryClient, lastEventId: number) {
  void client.invalidateQueries({
    predicate: ({ queryKey, state }) =>
      queryKey[0] === 'board' && state.data !== undefined && (state.data as Board).last_event_id < lastEventId,
  });
  void client.invalidateQueries({ queryKey: ['notifications'] });
  void client.invalidateQueries({ queryKey: ['documents'], predicate: ({ state }) => state.data !== undefined });
}

/** The server cannot tell what happened since: everything is read again. */
function startOver(client: QueryClient) {
  forgetEvents();
  forgetPresence();
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}

function applyCard(client: QueryClient, event: CardEvent) {
  keepEvent(event);
  noteVersion(event.card);
  for (const query of client.getQueryCache().findAll({ queryKey: ['board'] })) {
    const board = query.state.data as Board | undefined;
    if (!board) continue;
    const key = query.queryKey as unknown as BoardKey;
    const { board: next, ask } = applyEvent(board, event, key[2], isOwn(event.card, JSON.stringify(key)));
    if (next !== board) client.setQueryData(key, next);
    if (ask) soon(key, ask, client);
  }
  refreshCard(client, event.card);
}

const waiting = new Map<string, 'counts' | 'cards'>();

/** Many events in a moment make one question. */
function soon(key: BoardKey, ask: 'counts' | 'cards', client: QueryClient) {
  const name = JSON.stringify(key);
  const asked = waiting.get(name);
  waiting.set(name, asked === 'cards' ? asked : ask);
  if (asked) return;
  setTimeout(() => {
    const what = waiting.get(name);
    waiting.delete(name);
    if (what === 'cards') void client.invalidateQueries({ queryKey: key });
    else void recount(client, key);
  }, 200);
}

/** An open drawer shows the new face at once and fetches what the event does not carry. */
export function refreshCard(client: QueryClient, card: Card) {
  client.setQueryData<CardDetail>(['card', card.id], (held) =>
    held && held.version < card.version ? { ...held, ...card } : held,
  );
  void client.invalidateQueries({ queryKey: ['card', card.id] });
}
