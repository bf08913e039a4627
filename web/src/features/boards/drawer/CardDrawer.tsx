import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { findCard } from '@/api/boardCache';
import { boardQuery } from '@/api/boards';
import { useMe } from '@/api/session';
import { filtersOf } from '../filters';
import { inOrder } from '../neighbours';
import { OpenCard } from './OpenCard';

const route = getRouteApi('/shell/boards/$stream/cards/$cardId');

/** The open card, at its own address, beside the board it lies on. */
export function CardDrawer() {
  const { stream, cardId } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const me = useMe();
  const board = useQuery({ ...boardQuery(stream, filtersOf(search, me)), enabled: false }).data;

  function close() {
    void navigate({ to: '/boards/$stream', params: { stream }, search: true });
    // The focus goes back to the face it came from.
    requestAnimationFrame(() => document.getElementById(`card-${cardId}`)?.focus());
  }
  function show(by: 1 | -1) {
    const other = board && inOrder(board, cardId, by);
    if (!other) return undefined;
    return () =>
      void navigate({
        to: '/boards/$stream/cards/$cardId',
        params: { stream, cardId: other.id },
        search: true,
        replace: true,
      });
  }
  return (
    <OpenCard
      id={cardId}
      known={board && findCard(board, cardId)}
      onPrevious={show(-1)}
      onNext={show(1)}
      onClose={close}
    />
  );
}
