import type { Me } from '@/api/types';

/** True, or the reason why this person has nothing tried again. */
export function canRetry(me: Me | undefined): true | string {
  return !me || me.roles.every((role) => role === 'VIEWER') ? 'You may look at it but not have it tried again.' : true;
}
