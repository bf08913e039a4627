import type { Me } from '@/api/types';

/** True, or the reason why this person shares nothing. */
export function canShare(me: Me | undefined): true | string {
  return !me || me.roles.every((role) => role === 'VIEWER') ? 'You may read documents but not share them.' : true;
}
