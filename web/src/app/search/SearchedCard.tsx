import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { streamsQuery } from '@/api/boards';
import { ActsProvider } from '@/features/boards/acts/ActsProvider';
import { OpenCard } from '@/features/boards/drawer/OpenCard';
import { useNearHits } from '@/features/search/useNearHits';

const route = getRouteApi('/shell/search/cards/$id');
const none: never[] = [];

/** A card beside what was found. */
export function SearchedCard() {
  const { id } = route.useParams();
  const streams = useQuery(streamsQuery).data ?? none;
  const { previous, next, close } = useNearHits(id);
  return (
    <ActsProvider streams={streams}>
      <OpenCard id={id} onPrevious={previous} onNext={next} onClose={close} />
    </ActsProvider>
  );
}
