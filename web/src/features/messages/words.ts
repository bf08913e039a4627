import { IconAlertOctagon, IconClock, IconLayoutKanban, IconVolumeOff } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Disposition, MessageItem } from '@/api/types';
import { noiseWord } from '@/mail/noise';
import type { Tone } from '@/ui/State';

export const dispositions: Record<
  Disposition,
  { tab: string; word: string; tone: Tone; icon: ComponentType<{ size?: number; stroke?: number }> }
> = {
  carded: { tab: 'On cards', word: 'On a card', tone: 'grey', icon: IconLayoutKanban },
  noise: { tab: 'Noise', word: 'Noise', tone: 'grey', icon: IconVolumeOff },
  quarantined: { tab: 'Quarantined', word: 'Quarantined', tone: 'amber', icon: IconAlertOctagon },
  pending: { tab: 'To be judged', word: 'Not judged yet', tone: 'blue', icon: IconClock },
};

/** "Noise: newsletter", "On a card". */
export function stateWord({ disposition, noise_kind }: Pick<MessageItem, 'disposition' | 'noise_kind'>): string {
  return disposition === 'noise' && noise_kind
    ? `Noise: ${noiseWord(noise_kind).toLowerCase()}`
    : dispositions[disposition].word;
}

export function senderOf(message: Pick<MessageItem, 'from'>): string {
  return message.from?.name || message.from?.email || 'Unknown sender';
}
