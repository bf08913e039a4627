import type { Filed } from '@/api/messages';
import type { Me, MessageItem } from '@/api/types';

/** Whether a person may say what a message is: true, or the reason why not. */
export function can(me: Me | undefined, message: MessageItem, as: Filed['disposition']): true | string {
  if (!me || me.roles.every((role) => role === 'VIEWER')) return 'You may read messages but not file them.';
  if (as === 'pending') return message.disposition === 'quarantined' || 'This message has been judged.';
  if (message.disposition === 'pending') return 'Pebble is still judging this message. Wait a moment.';
  if (!message.thread_id)
    return 'Pebble could not read this message, so it has no conversation to make a card of. Its original can be downloaded.';
  if (as === 'carded' && message.disposition === 'carded') return 'This message is on a card already.';
  return true;
}
