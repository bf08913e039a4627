import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { WholeDocument } from '@/api/documents';
import { TextPage } from './TextPage';
import type { Shown } from './Shown';
import type { Find } from './useFind';
import styles from './Viewer.module.css';

interface Props {
  document: WholeDocument;
  read: string;
  find: Find;
  asked: { page: number } | undefined;
  place: Shown | undefined;
  label: string;
  onShown: (page: number) => void;
}

/** Documents that have no look of their own, as text. */
export function TextPages({ document, read, find, asked, place, label, onShown }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: document.page_count ?? 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => 600,
    measureElement: (element) => element.getBoundingClientRect().height,
    overscan: 1,
  });
  const items = rows.getVirtualItems();
  const middle = (rows.scrollOffset ?? 0) + (scroll.current?.clientHeight ?? 0) / 3;
  const shown = (items.find((item) => item.end > middle)?.index ?? 0) + 1;
  useEffect(() => onShown(shown), [onShown, shown]);
  useEffect(() => {
    if (asked) rows.scrollToIndex(asked.page - 1, { align: 'start' });
  }, [rows, asked]);
  useEffect(() => {
    if (place) rows.scrollToIndex(place.page - 1, { align: 'auto' });
  }, [rows, place]);
  const found = find.current?.page;
  useEffect(() => {
    if (found !== undefined) rows.scrollToIndex(found - 1, { align: 'auto' });
  }, [rows, found]);
  return (
    <div
      ref={scroll}
      className={`${styles.scroll} ${styles.sheet}`}
      role="region"
      aria-label={label}
      // It scrolls, and so it takes the focus.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div className={styles.pages} style={{ height: rows.getTotalSize() }}>
        {items.map((item) => (
          <div
            key={item.key}
            ref={rows.measureElement}
            data-index={item.index}
            className={styles.place}
            style={{ top: item.start }}
          >
            <TextPage
              id={document.id}
              read={read}
              number={item.index + 1}
              alone={document.page_count === 1}
              find={find}
              place={place}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
