import type { DocumentItem } from '@/api/documents';
import type { Me } from '@/api/types';

/** What can be done to a document. */
export type DocumentAct =
  'sort' | 'tag' | 'share' | 'again' | 'retry' | 'unlock' | 'throw-away' | 'restore' | 'compare';

const viewer = 'You may read documents but not change them.';

function reads(me: Me | undefined): boolean {
  return !me || me.roles.every((role) => role === 'VIEWER');
}

/** True, or the reason why not, in words for the tooltip of a disabled button. */
export function can(
  act: DocumentAct,
  me: Me | undefined,
  document: Pick<DocumentItem, 'status' | 'trashed_at' | 'entity_id'>,
): true | string {
  if (reads(me)) return viewer;
  if (act === 'restore') return document.trashed_at !== null || 'It does not lie in the trash.';
  if (document.trashed_at) return 'It lies in the trash. Take it out first.';
  if (
    act === 'throw-away' &&
    document.entity_id === null &&
    !me?.roles.some((role) => role === 'ADMIN' || role === 'MANAGER')
  )
    return 'It is the whole group’s: only a manager or an administrator may throw it away.';
  if (act === 'again' && document.status === 'processing') return 'Pebble is reading it just now.';
  if (act === 'unlock' && document.status !== 'locked') return 'It needs no password.';
  return true;
}

export function canBring(me: Me | undefined): true | string {
  if (reads(me)) return 'You may read documents but not bring any.';
  if (!me?.roles.includes('ADMIN') && me?.entities.length === 0)
    return 'You work for no legal entity yet. Ask an administrator for one.';
  return true;
}
