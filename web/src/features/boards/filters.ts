import type { BoardFilters } from '@/api/boardCache';
import type { Me } from '@/api/types';

/** The part of a board's URL that narrows it. */
export interface BoardSearch {
  assignee?: string;
  priority?: string;
  q?: string;
  snoozed?: string;
  entity?: string;
}

/** What the server is asked for: "me" is whoever reads the URL. */
export function filtersOf(search: BoardSearch, me: Me | undefined): BoardFilters {
  const filters: BoardFilters = {};
  if (search.entity) filters.entity_id = search.entity;
  if (search.assignee) filters.assignee = search.assignee === 'me' && me ? me.id : search.assignee;
  if (search.priority) filters.priority = search.priority;
  if (search.q) filters.q = search.q;
  if (search.snoozed) filters.snoozed = 'true';
  return filters;
}
