import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { cardQuery } from '@/api/cards';
import { sentence } from '@/api/sentence';
import { StreamDot } from '../StreamDot';
import { tidySubject } from '../subject';
import styles from './Drawer.module.css';

/** A card that belongs to the same matter. */
export function LinkedCard({ id }: { id: string }) {
  const card = useQuery(cardQuery(id));
  if (card.isError) return <p className={styles.empty}>{sentence(card.error)}</p>;
  if (!card.data) return null;
  return (
    <Link
      className={styles.row}
      to="/boards/$stream/cards/$cardId"
      params={{ stream: card.data.stream, cardId: id }}
      search
    >
      <StreamDot stream={card.data.stream} />
      <span className="clip" style={{ flex: 1 }} dir="auto">
        {tidySubject(card.data.subject)}
      </span>
      <span className="meta">{card.data.status === 'open' ? '' : card.data.status}</span>
    </Link>
  );
}
