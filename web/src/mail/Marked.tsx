import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import styles from './Mail.module.css';
import { pieces, type Span } from './quoted';

/** Brought before the reader's eyes when it appears, and again whenever it is asked for anew. */
function Mark({ asked, children }: { asked: Span; children: ReactNode }) {
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    // In newer browsers it answers a promise, which an effect must not.
    void mark.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  return (
    <mark ref={mark} className={styles.mark}>
      {children}
    </mark>
  );
}

/** A text with the stretch of it marked that was asked for; `at` is where it stands in the whole. */
export function Marked({ text, mark, at = 0 }: { text: string; mark: Span | undefined; at?: number }) {
  return pieces(text, mark, at).map((piece, nth) =>
    mark && piece.marked ? (
      <Mark key={nth} asked={mark}>
        {piece.text}
      </Mark>
    ) : (
      <Fragment key={nth}>{piece.text}</Fragment>
    ),
  );
}
