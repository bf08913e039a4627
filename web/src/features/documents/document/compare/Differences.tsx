import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { diffQuery, type DiffRun } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { ErrorState } from '@/ui/ErrorState';
import { count } from '@/ui/format';
import { LoadingState } from '@/ui/LoadingState';
import styles from './Compare.module.css';

/** More words in a row that are the same are folded; so many stay at each end. */
const kept = 24;

/** What stands in one text and not in the other, in order. */
export function Differences({ id, other }: { id: string; other: string }) {
  const diff = useQuery(diffQuery(id, other));
  if (diff.isError)
    return (
      <ErrorState title="They cannot be compared" message={sentence(diff.error)} onRetry={() => void diff.refetch()} />
    );
  if (!diff.data) return <LoadingState what="the differences" />;
  // What went and what came in its stead are one place.
  const changes = diff.data.filter(
    ({ change }, nth) => change !== 'same' && (diff.data[nth - 1]?.change ?? 'same') === 'same',
  ).length;
  return (
    <div className={styles.diff}>
      <p className="meta">
        {changes === 0 ? (
          'Their words are the same. Look at them side by side.'
        ) : (
          <>
            {count(changes, 'place')} where they differ. <del>Only in this one</del>, <ins>only in the other</ins>.
          </>
        )}
      </p>
      <div className={styles.words} dir="auto">
        {diff.data.map((run, nth) => (
          <Run key={nth} run={run} first={nth === 0} last={nth === diff.data.length - 1} />
        ))}
      </div>
    </div>
  );
}

function Run({ run: { change, text }, first, last }: { run: DiffRun; first: boolean; last: boolean }) {
  const [whole, setWhole] = useState(false);
  if (change !== 'same') return <>{change === 'removed' ? <del>{text}</del> : <ins>{text}</ins>} </>;
  const words = text.split(' ');
  const head = first ? 0 : kept;
  const tail = last ? 0 : kept;
  const left = words.length - head - tail;
  if (whole || left <= kept) return <span>{text} </span>;
  return (
    <span>
      {words.slice(0, head).join(' ')}{' '}
      <button type="button" className={styles.fold} onClick={() => setWhole(true)}>
        {count(left, 'word')} the same
      </button>{' '}
      {tail > 0 && words.slice(-tail).join(' ')}{' '}
    </span>
  );
}
