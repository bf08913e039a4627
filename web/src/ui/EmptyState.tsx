import type { ReactNode } from 'react';
import styles from './StateBox.module.css';

interface Props {
  icon?: ReactNode;
  title: string;
  /** Teaches the next step. */
  children?: ReactNode;
  /** Offers it: a button or a link. */
  action?: ReactNode;
}

/** What a list shows when there is nothing in it. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className={styles.box}>
      {icon && (
        <div className={styles.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <p className={styles.title}>{title}</p>
      {children && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}
