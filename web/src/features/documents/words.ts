import {
  IconAlertTriangle,
  IconCircleCheck,
  IconEyeQuestion,
  IconFileOff,
  IconLoader2,
  IconLock,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { DocumentItem, DocumentStatus } from '@/api/documents';
import { plainWord } from '@/api/kinds';
import type { EntityRef } from '@/api/types';
import type { Tone } from '@/ui/State';

export const statuses: Record<
  DocumentStatus,
  { word: string; tone: Tone; icon: ComponentType<{ size?: number; stroke?: number }>; about: string }
> = {
  processing: { word: 'Being read', tone: 'blue', icon: IconLoader2, about: 'Pebble is reading it.' },
  ready: { word: 'Ready', tone: 'grey', icon: IconCircleCheck, about: 'Pebble has read it.' },
  review: {
    word: 'To review',
    tone: 'amber',
    icon: IconEyeQuestion,
    about: 'Pebble is not sure. A person is to look.',
  },
  locked: { word: 'Locked', tone: 'amber', icon: IconLock, about: 'It opens with a password only.' },
  rejected: {
    word: 'Not readable',
    tone: 'grey',
    icon: IconFileOff,
    about: 'It is kept as it came, and cannot be read.',
  },
  failed: { word: 'Failed', tone: 'red', icon: IconAlertTriangle, about: 'A step gave up. Have it done again.' },
};

/** How it came, and who brought it where somebody did. */
export function sourceWord({ source, added_by: by }: Pick<DocumentItem, 'source' | 'added_by'>): string {
  if (source === 'mail') return 'By mail';
  if (source === 'folder') return 'Watched folder';
  if (source === 'split') return 'Split off a scan';
  return by?.name ?? plainWord(source);
}

/** Whose it is, where that is not plain. */
export function entityWord({ entity_id }: Pick<DocumentItem, 'entity_id'>, entities: EntityRef[]): string {
  if (entity_id === null) return 'Whole group';
  return entities.find((one) => one.id === entity_id)?.name ?? 'Another legal entity';
}

/** Two documents are never all alike while a word differs. */
export function alikeWord(similarity: number): string {
  return `${Math.floor(Math.min(0.99, similarity) * 100)} % alike`;
}

/** Below it a person is asked. */
const sure = 0.8;

export function isUnsure({ confidence }: Pick<DocumentItem, 'confidence'>): boolean {
  return confidence !== null && confidence < sure;
}
