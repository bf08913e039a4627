import { useEffect, useRef } from 'react';
import type { Shown } from './Shown';
import styles from './Viewer.module.css';

/** The place on a page that was asked for. */
export function PlaceMark({ shown }: { shown: Shown }) {
  const mark = useRef<HTMLElement>(null);
  useEffect(() => void mark.current?.scrollIntoView({ block: 'center', inline: 'nearest' }), [shown]);
  if (!shown.box) return null;
  const { x, y, width, height } = shown.box;
  return (
    <mark
      ref={mark}
      className={styles.mark}
      data-current
      data-place={shown.key}
      aria-hidden="true"
      style={{ left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }}
    />
  );
}
