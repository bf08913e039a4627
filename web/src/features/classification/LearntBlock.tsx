import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Learnt } from '@/api/classification';
import { Block } from '@/ui/Block';
import { EmptyState } from '@/ui/EmptyState';
import { Time } from '@/ui/Time';
import { BoardName } from './BoardName';
import styles from './Classifier.module.css';
import { originWord } from './words';

/** What people taught last: who, of which mail, and from where to where. */
export function LearntBlock({ learnt }: { learnt: Learnt[] }) {
  return (
    <Block title="Learnt last" about={learnt.length > 0 ? 'Mail like these is judged so from then on.' : undefined}>
      {learnt.length === 0 ? (
        <EmptyState title="Nobody has corrected anything yet">
          Move a card to another board, file a message as noise, or answer an example: the very next mail like it is
          judged so.
        </EmptyState>
      ) : (
        <ol className={styles.learnt}>
          {learnt.map((one) => (
            <li key={`${one.taught_at}${one.card_id}${one.subject}`}>
              <div className={styles.line}>
                {one.card_id ? (
                  <Link
                    to="/cards/$cardId"
                    params={{ cardId: one.card_id }}
                    className="clip"
                    dir="auto"
                    title={one.subject}
                  >
                    {one.subject || 'No subject'}
                  </Link>
                ) : (
                  <span className="clip" dir="auto" title={one.subject}>
                    {one.subject || 'No subject'}
                  </span>
                )}
                <span className="meta">
                  <Time at={one.taught_at} />
                </span>
              </div>
              <div className={styles.way}>
                {one.said && one.said !== one.stream && (
                  <>
                    <BoardName stream={one.said} />
                    <IconArrowRight size={12} stroke={1.75} aria-label="to" />
                  </>
                )}
                <BoardName stream={one.stream} />
                {one.said === one.stream && <span>was right</span>}
                <span className={styles.who}>
                  {one.taught_by} {originWord(one.origin)}
                </span>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Block>
  );
}
