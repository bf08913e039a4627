import { getRouteApi } from '@tanstack/react-router';
import { OpenDocument } from '@/features/documents/document/OpenDocument';
import { useNearHits } from '@/features/search/useNearHits';

const route = getRouteApi('/shell/search/documents/$id');
const none: never[] = [];

/** A document beside what was found. */
export function SearchedDocument() {
  const { id } = route.useParams();
  const { with: other } = route.useSearch();
  const near = useNearHits(id);
  return <OpenDocument id={id} other={other} place={{ ...near, items: none, show: () => {} }} />;
}
