import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { searchQuery, type Found, type Hit } from '@/api/search';
import { groupsOf } from './groups';
import { askedOf, isAsked, type SearchSearch } from './search';

/** So many of a type stand where all types are shown. */
export const mostOfAType = 5;

const none: Hit[] = [];

/** The hits as they stand on the screen, from top to bottom. */
export function inSight(pages: Found[] | undefined, type: string | undefined): Hit[] {
  const [first] = pages ?? [];
  if (!pages || !first) return none;
  // While the answer is on its way, what was shown before stays, as far as it fits.
  if (type) return pages.flatMap(({ items }) => items).filter((hit) => hit.type === type);
  return groupsOf(first, mostOfAType).flatMap(({ hits }) => hits);
}

/** What the address asks for, and how much there is of each type whichever is looked at. */
export function useFound(search: SearchSearch, enabled = true) {
  const asked = askedOf(search);
  const list = useInfiniteQuery({ ...searchQuery(asked), enabled: enabled && isAsked(search) });
  const all = useInfiniteQuery({
    ...searchQuery({ ...asked, types: [] }),
    enabled: enabled && isAsked({ ...search, type: undefined }) && Boolean(search.type),
  });
  const pages = isAsked(search) ? list.data?.pages : undefined;
  const hits = useMemo(() => inSight(pages, search.type), [pages, search.type]);
  const counts = (search.type ? all.data?.pages[0] : pages?.[0])?.facets.type;
  return { list, pages, hits, counts };
}
