import { IconBuilding, IconCards, IconFileText, IconMail, IconUserSearch } from '@tabler/icons-react';
import type { HitType } from '@/api/search';

export const typeWords: Record<HitType, { one: string; many: string; icon: typeof IconMail }> = {
  card: { one: 'Card', many: 'Cards', icon: IconCards },
  message: { one: 'Message', many: 'Messages', icon: IconMail },
  document: { one: 'Document', many: 'Documents', icon: IconFileText },
  company: { one: 'Company', many: 'Companies', icon: IconBuilding },
  prelead: { one: 'Prelead', many: 'Preleads', icon: IconUserSearch },
};

/** How a thing of a type can stand. */
export const statusWords: Partial<Record<HitType, Record<string, string>>> = {
  card: { open: 'Open', snoozed: 'Snoozed', archived: 'Archived' },
  message: { carded: 'On a card', noise: 'Noise', quarantined: 'Quarantined', pending: 'Not judged yet' },
  document: {
    ready: 'Ready',
    review: 'To review',
    processing: 'Being read',
    locked: 'Locked',
    rejected: 'Not readable',
    failed: 'Failed',
  },
};

/** How nearly everything stands; it is not said of each. */
const usual = new Set(['open', 'carded', 'ready']);

export function statusWord(type: HitType, status: string | null): string | null {
  return status === null || usual.has(status) ? null : (statusWords[type]?.[status] ?? status);
}

export const modes = [
  { value: 'keyword', label: 'Words only' },
  { value: 'semantic', label: 'Meaning only' },
];
