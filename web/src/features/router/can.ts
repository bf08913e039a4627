import { hasRole } from '@/api/session';
import type { Me } from '@/api/types';

/** Whether a person may change the router: true, or the reason why not. */
export function can(me: Me | undefined): true | string {
  return hasRole(me) || 'Only administrators change the router.';
}
