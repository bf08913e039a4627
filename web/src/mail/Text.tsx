import { Fragment } from 'react';
import styles from './Mail.module.css';
import { linked } from './quoted';

/** A mail's plain text; its web addresses lead out of the product, and say so to nobody. */
export function Text({ children }: { children: string }) {
  return (
    <div className={styles.text} dir="auto">
      {linked(children).map((part, nth) =>
        part.href ? (
          <a key={nth} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ) : (
          <Fragment key={nth}>{part.text}</Fragment>
        ),
      )}
    </div>
  );
}
