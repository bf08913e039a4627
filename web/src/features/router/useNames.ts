import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStreams } from '@/api/boards';
import { everybodyQuery } from '@/api/cards';
import { mailboxesQuery } from '@/api/mailboxes';
import { useMe } from '@/api/session';
import { plain } from './fields';
import type { Names } from './tell';

/** What the ids and keys in rules are called, as far as this person may know. */
export function useNames(): Names {
  const streams = useStreams();
  const entities = useMe()?.entities;
  const mailboxes = useQuery(mailboxesQuery).data;
  const people = useQuery(everybodyQuery).data;
  return useMemo(
    () => ({
      stream: (key) =>
        key === 'noise' ? 'Noise' : (streams.find((one) => one.key === key)?.name ?? plain(key || 'no board')),
      column: (stream, key) =>
        streams
          .filter((one) => stream === undefined || one.key === stream)
          .flatMap((one) => one.columns)
          .find((one) => one.key === key)?.name ?? plain(key),
      mailbox: (id) => mailboxes?.find((one) => one.id === id)?.address ?? id,
      entity: (id) => entities?.find((one) => one.id === id)?.name ?? 'another legal entity',
      person: (id) =>
        people ? (people.find((one) => one.id === id)?.name ?? 'somebody who is not active') : 'somebody',
    }),
    [streams, entities, mailboxes, people],
  );
}
