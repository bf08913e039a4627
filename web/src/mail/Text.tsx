import { Fragment } from 'react';
import { Marked } from './Marked';
import styles from './Mail.module.css';
import { linked, type Span } from './quoted';

/** A mail's plain text; its web addresses lead out of the product, and say so to nobody. A stretch of it can be marked. */
export function Text({ children, mark }: { children: string; mark?: Span }) {
  let at = 0;
  return (
    <div className={styles.text} dir="auto">
      {linked(children).map((part, nth) => {
        const words = <Marked text={part.text} mark={mark} at={at} />;
        at += part.text.length;
        return part.href ? (
          <a key={nth} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {words}
          </a>
        ) : (
          <Fragment key={nth}>{words}</Fragment>
        );
      })}
    </div>
  );
}
