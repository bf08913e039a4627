import type { Filed } from '@/api/messages';
import type { MessageItem } from '@/api/types';

/** How a message was filed, so that it can be filed so again; quarantine is Pebble's own word and cannot be. */
export function previousFiling({ disposition, noise_kind }: MessageItem): Filed | undefined {
  if (disposition === 'carded') return { disposition };
  if (disposition === 'noise' && noise_kind) return { disposition, noise_kind };
  return undefined;
}
