import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { everybodyQuery } from '@/api/cards';
import { mailboxesQuery } from '@/api/mailboxes';
import { useMe } from '@/api/session';
import type { Names } from './words';

/** The names behind the ids that records hold: people, legal entities, mailboxes. */
export function useNames(): Names {
  const me = useMe();
  const people = useQuery(everybodyQuery).data;
  const mailboxes = useQuery(mailboxesQuery).data;
  return useMemo(
    () => new Map([...(people ?? []), ...(me?.entities ?? []), ...(mailboxes ?? [])].map(({ id, name }) => [id, name])),
    [people, me, mailboxes],
  );
}
