import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DocumentPage, WholeDocument } from '@/api/documents';
import { copied } from './copied';
import { DrawnPage } from './DrawnPage';
import type { Shown } from './Shown';
import type { Find } from './useFind';
import { useWidth } from './useWidth';
import styles from './Viewer.module.css';
import { margin, widthOf, zoomOf, type Zoom } from './zoom';

interface Props {
  document: WholeDocument;
  read: string;
  first: DocumentPage;
  find: Find;
  asked: { page: number } | undefined;
  place: Shown | undefined;
  label: string;
  zoom: Zoom;
  onShown: (page: number) => void;
  onScale: (scale: number) => void;
}

interface Paper {
  width: number;
  height: number;
}

const gap = 16;
/** Until a page without a size is there, it is taken for A4. */
const a4: Paper = { width: 595, height: 842 };

function paperOf({ width, height }: Paper): Paper {
  return width > 0 && height > 0 ? { width, height } : a4;
}

/** Pages as they look, one below the other, of which only those in sight exist. */
export function DrawnPages({ document, read, first, find, asked, place, label, zoom, onShown, onScale }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const room = useWidth(scroll);
  const [papers, setPapers] = useState<ReadonlyMap<number, Paper>>(() => new Map());
  const usual = paperOf(first);
  const paper = (page: number) => papers.get(page) ?? usual;
  const widthAt = (page: number) => widthOf(paper(page).width, zoom, room);
  const heightAt = (page: number) => (widthAt(page) * paper(page).height) / paper(page).width;
  const rows = useVirtualizer({
    count: room > 0 ? (document.page_count ?? 0) : 0,
    getScrollElement: () => scroll.current,
    estimateSize: (nth) => heightAt(nth + 1) + gap,
    overscan: 1,
    paddingStart: gap,
  });
  const total = rows.getTotalSize();
  const widest = Math.max(widthAt(1), ...[...papers.keys()].map(widthAt));

  // What is in the middle of the sight stays there when all becomes larger or smaller.
  const before = useRef({ room: 0, zoom, total: 0 });
  useLayoutEffect(() => {
    const changed = before.current.room !== room || before.current.zoom !== zoom;
    const share = scroll.current && before.current.total > 0 ? scroll.current.scrollTop / before.current.total : 0;
    rows.measure();
    if (changed && share > 0) scroll.current?.scrollTo({ top: share * rows.getTotalSize() });
    before.current = { room, zoom, total: rows.getTotalSize() };
  }, [rows, room, zoom, papers, total]);

  const scale = zoomOf(usual.width, widthAt(1));
  useEffect(() => onScale(scale), [onScale, scale]);

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
    if (found === undefined) return;
    const inSight = rows.getVirtualItems().some(({ index }) => index === found - 1);
    if (!inSight) rows.scrollToIndex(found - 1, { align: 'start' });
  }, [rows, found]);

  const learn = useCallback((page: number, size: Paper) => {
    const { width, height } = paperOf(size);
    setPapers((old) => {
      const known = old.get(page);
      return known?.width === width && known.height === height ? old : new Map(old).set(page, { width, height });
    });
  }, []);

  return (
    // It scrolls, and so it takes the focus.
    <div
      ref={scroll}
      className={styles.scroll}
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onCopy={(event) => {
        const text = copied(window.getSelection());
        if (!text) return;
        event.clipboardData.setData('text/plain', text);
        event.preventDefault();
      }}
    >
      <div className={styles.pages} style={{ height: total, width: Math.max(room, widest + margin) }}>
        {items.map((item) => {
          const page = item.index + 1;
          return (
            <div key={item.key} className={styles.place} style={{ top: item.start }}>
              <DrawnPage
                id={document.id}
                read={read}
                number={page}
                width={widthAt(page)}
                height={heightAt(page)}
                find={find}
                place={place}
                onSize={learn}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
