import type { ReactNode } from 'react';
import styles from './Block.module.css';

interface Props {
  title: string;
  about?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Block({ title, about, action, children }: Props) {
  return (
    <section className={styles.block} aria-label={title}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h2>{title}</h2>
          {about && <p>{about}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
