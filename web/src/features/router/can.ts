import { hasRole } from '@/api/session';
import type { Me } from '@/api/types';

/** What a person may do with the router: true, or the reason why not. The server asks for the same roles. */
export const can = {
  /** See it, what it counts, and what it makes of the mail that they may see. */
  look: (me: Me | undefined): true | string =>
    hasRole(me, 'MANAGER') || 'Only managers and administrators see where mail goes.',
  change: (me: Me | undefined): true | string => hasRole(me) || 'Only administrators change the router.',
};
