import { Fragment } from 'react';
import type { Run } from './fragments';
import styles from './Hits.module.css';

/** Text with what was looked for marked in it. */
export function Runs({ runs }: { runs: Run[] }) {
  return runs.map(({ text, marked }, nth) =>
    marked ? (
      <mark key={nth} className={styles.mark}>
        {text}
      </mark>
    ) : (
      <Fragment key={nth}>{text}</Fragment>
    ),
  );
}
