import type { QueryClient } from '@tanstack/react-query';
import type { ServerEvent } from './stream';

/** Brings one event of the stream into the cache. */
export function apply(client: QueryClient, event: ServerEvent) {
  if (event.type === 'reset') void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
}
