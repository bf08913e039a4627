import { Link } from '@tanstack/react-router';
import type { Card } from '@/api/types';
import styles from './Audit.module.css';
import { nounWord } from './words';

interface Props {
  type: string;
  id: string;
  card: Card | undefined;
  name: string | undefined;
  onObject: (id: string) => void;
}

/** What a record is about: a card by its subject, as a link to it; anything else by its name, or the end of its id. */
export function AuditObject({ type, id, card, name, onObject }: Props) {
  const noun = nounWord(type);
  const all = `Everything about ${id}`;
  if (card)
    return (
      <div className={styles.about}>
        <button type="button" className={styles.object} title={all} onClick={() => onObject(id)}>
          {noun}
        </button>{' '}
        <Link
          to="/boards/$stream/cards/$cardId"
          params={{ stream: card.stream, cardId: card.id }}
          className={styles.subject}
          dir="auto"
          title={card.subject}
        >
          {card.subject || '(no subject)'}
        </Link>
      </div>
    );
  return (
    <div>
      <button type="button" className={styles.object} title={all} onClick={() => onObject(id)}>
        {noun} {name ?? (id.length > 16 ? `…${id.slice(-6)}` : id)}
      </button>
    </div>
  );
}
