import type { Hit } from '@/api/search';

/** Where a thing is opened beside what was found, so that the next one is a key away. */
export function besideOf({ type, id }: Pick<Hit, 'type' | 'id'>) {
  switch (type) {
    case 'card':
      return { to: '/search/cards/$id', params: { id } } as const;
    case 'document':
      return { to: '/search/documents/$id', params: { id } } as const;
    case 'message':
      return { to: '/search/messages/$id', params: { id } } as const;
    default:
      return { to: '/search/companies/$id', params: { id } } as const;
  }
}

/** The screen on which a thing lies. */
export function homeOf({ type, id }: Pick<Hit, 'type' | 'id'>) {
  switch (type) {
    case 'card':
      return { to: '/cards/$cardId', params: { cardId: id } } as const;
    case 'document':
      return { to: '/documents/$id', params: { id } } as const;
    case 'message':
      return { to: '/messages', search: { message: id } } as const;
    default:
      return { to: '/search/companies/$id', params: { id } } as const;
  }
}
