import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { activityQuery } from '@/api/cards';
import { sentence } from '@/api/sentence';
import type { Card } from '@/api/types';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { Time } from '@/ui/Time';
import { useActsHere } from '../acts/ActsContext';
import styles from './ActivityList.module.css';

/** Everything that was done to the card, newest first, each with its way back. */
export function ActivityList({ card }: { card: Card }) {
  const { acts } = useActsHere();
  const activity = useQuery(activityQuery(card.id));
  if (activity.isPending) return <LoadingState what="the activity" rows={3} height={24} />;
  if (activity.isError)
    return (
      <ErrorState
        title="The activity cannot be shown"
        message={sentence(activity.error)}
        onRetry={() => void activity.refetch()}
      />
    );
  if (activity.data.items.length === 0) return <p className="meta">Nothing has been done to this card yet.</p>;
  return (
    <ol className={styles.list}>
      {activity.data.items.map((item) => (
        <li key={item.id} className={styles.item} data-undone={item.undone_by ? true : undefined}>
          <span className={styles.what}>
            <span className={styles.who}>{item.actor.name}</span> {item.summary}
            {item.undone_by && <span className="meta"> · undone</span>}
          </span>
          {item.undoable && !item.undone_by && (
            <Button
              className={styles.undo}
              variant="subtle"
              color="gray"
              size="compact-xs"
              aria-label={`Undo: ${item.summary}`}
              onClick={() => void acts.undo(item.id)}
            >
              Undo
            </Button>
          )}
          <span className="meta">
            <Time at={item.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
