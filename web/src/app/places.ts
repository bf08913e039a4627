import {
  IconBuilding,
  IconChecklist,
  IconColumns3,
  IconFiles,
  IconHistory,
  IconInbox,
  IconMailbox,
  IconRoute,
  IconSchool,
  IconSearch,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import { hasRole } from '@/api/session';
import type { Me } from '@/api/types';
import type { CommandId } from '@/ui/keymap';

/** The screens a person can go to, as the rail, the palette and the `g` keys list them. */
export const places = [
  { to: '/boards/$stream', label: 'Boards', icon: IconColumns3, command: 'go-boards', may: () => true },
  { to: '/documents', label: 'Documents', icon: IconFiles, command: 'go-documents', may: () => true },
  { to: '/messages', label: 'Messages', icon: IconInbox, command: 'go-messages', may: () => true },
  { to: '/search', label: 'Search', icon: IconSearch, command: 'go-search', may: () => true },
  { to: '/router', label: 'Router', icon: IconRoute, command: 'go-router', may: (me) => hasRole(me, 'MANAGER') },
  {
    to: '/classifier',
    label: 'Classifier',
    icon: IconSchool,
    command: 'go-classifier',
    may: (me) => hasRole(me, 'MANAGER'),
  },
  {
    to: '/mailboxes',
    label: 'Mailboxes',
    icon: IconMailbox,
    command: 'go-mailboxes',
    may: (me) => hasRole(me, 'MANAGER'),
  },
  {
    to: '/reconciliation',
    label: 'Reconciliation',
    icon: IconChecklist,
    command: null,
    may: (me) => hasRole(me, 'MANAGER'),
  },
  { to: '/users', label: 'Users', icon: IconUsers, command: null, may: (me) => hasRole(me) },
  { to: '/entities', label: 'Legal entities', icon: IconBuilding, command: null, may: (me) => hasRole(me) },
  { to: '/audit', label: 'Audit log', icon: IconHistory, command: 'go-audit', may: (me) => hasRole(me, 'MANAGER') },
  { to: '/settings', label: 'Settings', icon: IconSettings, command: 'go-settings', may: () => true },
] as const satisfies readonly {
  to: string;
  label: string;
  icon: typeof IconInbox;
  command: CommandId | null;
  may: (me: Me) => boolean;
}[];

export type Place = (typeof places)[number];
