import { useEffect, useRef } from 'react';
import type { DocumentPage } from '@/api/documents';
import { boxesOf, type Box, type Placed } from './layer';
import type { Find } from './useFind';
import styles from './Viewer.module.css';

/** The places on a page that are looked for. */
export function Highlights({ page, words, find }: { page: DocumentPage; words: Placed[]; find: Find }) {
  const here = find.hits.filter((hit) => hit.page === page.number);
  return here.map((hit) => (
    <Mark key={hit.start} boxes={boxesOf(page.text, words, hit)} current={hit === find.current} />
  ));
}

function Mark({ boxes, current }: { boxes: Box[]; current: boolean }) {
  const first = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current) void first.current?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [current]);
  return boxes.map(({ x, y, width, height }, nth) => (
    <mark
      key={nth}
      ref={nth === 0 ? first : undefined}
      className={styles.mark}
      data-current={current || undefined}
      aria-hidden="true"
      style={{ left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }}
    />
  ));
}
