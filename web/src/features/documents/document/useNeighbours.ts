import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { documentsQuery, type DocumentItem } from '@/api/documents';
import { filtersOf } from '../search';

const none: DocumentItem[] = [];

/** The list the open document stands in, as far as it is loaded, and what lies before and behind it there. */
export function useNeighbours(id: string) {
  const search = useSearch({ from: '/shell/documents' });
  const { data } = useInfiniteQuery({ ...documentsQuery(filtersOf(search)), enabled: false });
  const items = data?.pages.flatMap((page) => page.items) ?? none;
  const at = items.findIndex((item) => item.id === id);
  return { items, previous: at > 0 ? items[at - 1]?.id : undefined, next: at >= 0 ? items[at + 1]?.id : undefined };
}
