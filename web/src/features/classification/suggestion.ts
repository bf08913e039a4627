import type { Card, Stream } from '@/api/types';

export interface Suggestion {
  /** What a "yes" says: a board, or `noise`; none where the likeliest is a board that the person is not granted. */
  answer: string | undefined;
  confidence: number;
  /** Left to people: it lies where it lies because nothing was sure enough. */
  unsure: boolean;
}

/** What the classifier thinks, or would say if it had to. */
export function suggestionOf(card: Card, streams: Stream[]): Suggestion {
  const judged = card.classification;
  const unsure = judged?.stream === 'unclassified';
  const best = unsure ? (judged.best_stream ?? judged.stream) : (judged?.stream ?? card.stream);
  return {
    answer: best === 'noise' || streams.some(({ key }) => key === best) ? best : undefined,
    confidence: judged?.confidence ?? 0,
    unsure,
  };
}
