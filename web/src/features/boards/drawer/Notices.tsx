import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMe } from '@/api/session';
import type { CardDetail, Suggestion } from '@/api/types';
import { shortTime } from '@/ui/format';
import { useActsHere } from '../acts/ActsContext';
import { can } from '../can';
import styles from './Drawer.module.css';

const words: Record<Suggestion['kind'], { accept: string; dismiss: string }> = {
  merge: { accept: 'Merge them', dismiss: 'Keep apart' },
  split: { accept: 'Split it off', dismiss: 'Keep together' },
};

/** What should be known before anything is done: the card's state, and what Pebble suggests. */
export function Notices({ card }: { card: CardDetail }) {
  const { acts } = useActsHere();
  const me = useMe();
  const mayReopen = can('reopen', me, card) === true;
  const state =
    card.status === 'archived'
      ? `This card is archived${card.archived_at ? ` since ${shortTime(card.archived_at)}` : ''}.`
      : card.status === 'snoozed'
        ? `Snoozed until ${shortTime(card.snoozed_until)}. An answer of the customer wakes it early.`
        : null;
  return (
    <>
      {card.merged_into && (
        <div className={styles.notice} role="status">
          <span>This card was merged into another.</span>
          <Button
            variant="subtle"
            size="compact-xs"
            renderRoot={(props) => (
              <Link
                to="/boards/$stream/cards/$cardId"
                params={{ stream: card.stream, cardId: card.merged_into! }}
                search
                {...props}
              />
            )}
          >
            Open that card
          </Button>
        </div>
      )}
      {state && !card.merged_into && (
        <div className={styles.notice} role="status">
          <span>{state}</span>
          {mayReopen && (
            <Button variant="subtle" size="compact-xs" onClick={() => void acts.reopen([card])}>
              {card.status === 'snoozed' ? 'Wake it now' : 'Reopen'}
            </Button>
          )}
        </div>
      )}
      {card.suggestions.map((suggestion) => (
        <div key={suggestion.id} className={styles.notice}>
          <span>
            {suggestion.reason}
            {suggestion.other_card_id && (
              <>
                {' '}
                <Link
                  to="/boards/$stream/cards/$cardId"
                  params={{ stream: card.stream, cardId: suggestion.other_card_id }}
                  search
                >
                  Look at the other card
                </Link>
              </>
            )}
          </span>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => void acts.suggestion(card, suggestion.id, 'accept')}
          >
            {words[suggestion.kind].accept}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            onClick={() => void acts.suggestion(card, suggestion.id, 'dismiss')}
          >
            {words[suggestion.kind].dismiss}
          </Button>
        </div>
      ))}
    </>
  );
}
