import { useMe } from '@/api/session';
import type { Card, Stream } from '@/api/types';
import { useCommand } from '@/ui/commands';
import { useActsHere, type Question } from './acts/ActsContext';
import { suggestedFor } from './suggested';

/** The keys that work on cards, wherever they are: on the board, or in an open card. */
export function useCardKeys(cards: Card[], streams: Stream[], layer: number) {
  const { acts, ask } = useActsHere();
  const me = useMe();
  const some = cards.length > 0;
  const asking = (question: Question) => (some ? () => ask(question, cards) : null);
  const here = streams.find((stream) => stream.key === cards[0]?.stream);

  useCommand('assign', asking('assign'), layer);
  useCommand('priority', asking('priority'), layer);
  useCommand('tag', asking('tag'), layer);
  useCommand('snooze', asking('snooze'), layer);
  useCommand('merge', cards.length === 1 ? asking('merge') : null, layer);
  useCommand('assign-me', some && me ? () => void acts.assign(cards, me) : null, layer);
  useCommand(
    'archive',
    some ? () => void (cards.some((card) => card.status === 'open') ? acts.archive(cards) : acts.reopen(cards)) : null,
    layer,
  );
  // An open card answers the key even when nothing is suggested for it, and says so.
  useCommand(
    'suggested',
    some && (layer > 0 || cards.some((card) => suggestedFor(card, streams))) ? () => void acts.follow(cards) : null,
    layer,
  );
  useCommand(
    'move-column',
    some
      ? (digit) => {
          const column = here?.columns[digit - 1];
          if (!here || !column) return false;
          void acts.move(cards, { stream: here.key, column: column.key });
        }
      : null,
    layer,
  );
  useCommand(
    'move-stream',
    some
      ? (digit) => {
          const to = streams[digit - 1];
          if (!to?.columns[0]) return false;
          void acts.move(cards, { stream: to.key, column: to.columns[0].key });
        }
      : null,
    layer,
  );
}
