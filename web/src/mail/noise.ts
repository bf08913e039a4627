import type { NoiseKind } from '@/api/types';

/** Why a message is kept off the boards, in a word. */
export const noiseKinds: Record<NoiseKind, string> = {
  bounce: 'Bounce',
  feedback_report: 'Feedback report',
  auto_reply: 'Automatic reply',
  newsletter: 'Newsletter',
  otp: 'One-time code',
  system_notice: 'System notice',
  spam: 'Spam',
  personal: 'Personal',
};

export function noiseWord(kind: string | null | undefined): string {
  return kind ? (noiseKinds[kind as NoiseKind] ?? kind.replaceAll('_', ' ')) : 'Noise';
}
