import type { Card, NoiseKind, Stream } from '@/api/types';

/** Where Pebble would have put a card, had it been sure. */
export type Suggested = { to: 'board'; stream: Stream } | { to: 'noise'; kind: NoiseKind };

const triage = 'unclassified';
const kinds: NoiseKind[] = [
  'bounce',
  'feedback_report',
  'auto_reply',
  'newsletter',
  'otp',
  'system_notice',
  'spam',
  'personal',
];

/** The likeliest board's key, or `noise`, of a card that waits in triage because nobody was sure. */
export function likeliest(card: Card): string | null {
  const judged = card.classification;
  if (card.status === 'archived' || card.merged_into) return null;
  if (!judged?.best_stream || card.stream !== triage || judged.decided_by === 'person') return null;
  return judged.best_stream === triage ? null : judged.best_stream;
}

/** Null where nothing is suggested, or a board that the person is not granted. */
export function suggestedFor(card: Card, streams: Stream[]): Suggested | null {
  const best = likeliest(card);
  if (!best) return null;
  if (best === 'noise') {
    const intent = card.classification?.intent;
    return { to: 'noise', kind: kinds.find((kind) => kind === intent) ?? 'newsletter' };
  }
  const stream = streams.find((one) => one.key === best);
  return stream ? { to: 'board', stream } : null;
}

/** The act, as its button says it. */
export function suggestedAct(suggested: Suggested): string {
  return suggested.to === 'noise' ? 'File as noise' : `Move to ${suggested.stream.name}`;
}
