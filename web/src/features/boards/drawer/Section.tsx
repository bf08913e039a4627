import type { ReactNode } from 'react';
import styles from './Drawer.module.css';

interface Props {
  id: string;
  title: string;
  act?: ReactNode;
  children: ReactNode;
}

/** A part of an open card under its own heading. */
export function Section({ id, title, act, children }: Props) {
  return (
    <section className={styles.section} id={id} aria-label={title}>
      <h3>
        {title}
        {act}
      </h3>
      {children}
    </section>
  );
}
