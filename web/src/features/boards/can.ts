import type { Card, Me } from '@/api/types';

/** What can be done to a card. */
export type CardAct =
  | 'move'
  | 'assign'
  | 'priority'
  | 'tag'
  | 'rename'
  | 'due'
  | 'entity'
  | 'snooze'
  | 'archive'
  | 'reopen'
  | 'merge'
  | 'split'
  | 'link'
  | 'share'
  | 'note'
  | 'reply';

const viewer = 'You may look at cards but not change them.';

/** True, or the reason why not, in words for the tooltip of a disabled button. */
export function can(act: CardAct, me: Me | undefined, card: Card): true | string {
  if (!me || me.roles.every((role) => role === 'VIEWER')) return viewer;
  if (act === 'reply') return 'Pebble does not send mail. Answer from your mail program: the answer joins this card.';
  if (card.merged_into) return 'This card was merged into another. Work on that one.';
  if (act === 'note' || act === 'share') return true;
  if (act === 'reopen') return card.status === 'open' ? 'This card is open already.' : true;
  if (card.status === 'archived') return 'This card is archived. Reopen it first.';
  if (act === 'split' && card.message_count < 2) return 'This card holds one message: there is nothing to split off.';
  return true;
}

/** For many cards: true when it can be done to at least one, else the first reason. */
export function canAny(act: CardAct, me: Me | undefined, cards: Card[]): true | string {
  const answers = cards.map((card) => can(act, me, card));
  return answers.includes(true) ? true : (answers[0] ?? 'No card is chosen. Choose one first.');
}
