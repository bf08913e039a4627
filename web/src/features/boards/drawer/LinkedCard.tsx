import { useQuery } from '@tanstack/react-query';
import { cardQuery } from '@/api/cards';
import { sentence } from '@/api/sentence';
import { CardRow } from './CardRow';
import styles from './Drawer.module.css';

/** A card that belongs to the same matter. */
export function LinkedCard({ id }: { id: string }) {
  const card = useQuery(cardQuery(id));
  if (card.isError) return <p className={styles.empty}>{sentence(card.error)}</p>;
  return card.data ? <CardRow card={card.data} /> : null;
}
