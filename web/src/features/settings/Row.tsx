import type { ReactNode } from 'react';
import styles from './Settings.module.css';

/** One setting or thing of a list: its words, and what can be done with it. */
export function Row({ title, about, children }: { title: ReactNode; about?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.row}>
      <div className={styles.rowWords}>
        <p>{title}</p>
        {about && <p className="meta">{about}</p>}
      </div>
      {children}
    </div>
  );
}
