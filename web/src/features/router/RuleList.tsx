import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import type { DraftRule } from './draft';
import styles from './Rules.module.css';

/** Where a row lies: for the element that shows it. */
export interface Seat {
  ref: Ref<HTMLLIElement>;
  'data-index': number;
  'aria-setsize': number;
  'aria-posinset': number;
  style: { transform: string };
}

interface Props {
  rules: DraftRule[];
  /** Carried by keyboard: it is followed, and exists wherever it goes and after it was dropped, as its handle has the focus. */
  carried: string | null;
  children: (rule: DraftRule, seat: Seat) => ReactNode;
}

/** About as high as a rule of one line of conditions. */
const usual = 58;

/** The rules as rows, of which only those in sight exist, and the one in the hand: some hundred rules stay light. */
export function RuleList({ rules, carried, children }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [above, setAbove] = useState(0);
  const [dragged, setDragged] = useState<string | null>(null);
  const [held, setHeld] = useState(carried);
  if (carried !== null && carried !== held) setHeld(carried);
  const scroller = () => list.current?.closest<HTMLElement>('[data-scrolls]') ?? null;

  const heldAt = rules.findIndex(({ key }) => key === (dragged ?? held));
  const rangeExtractor = useCallback(
    (range: Range) => {
      const places = defaultRangeExtractor(range);
      return heldAt < 0 || places.includes(heldAt) ? places : [...places, heldAt].sort((one, other) => one - other);
    },
    [heldAt],
  );
  const getItemKey = useCallback((nth: number) => rules[nth]?.key ?? nth, [rules]);
  const virtual = useVirtualizer({
    count: rules.length,
    getScrollElement: scroller,
    estimateSize: () => usual,
    measureElement: (row) => row.getBoundingClientRect().height,
    getItemKey,
    rangeExtractor,
    overscan: 10,
    scrollMargin: above,
  });

  // What stands above the list is drawn late, and grows.
  useLayoutEffect(() => {
    const work = scroller();
    const rows = list.current;
    if (!work || !rows) return;
    const measure = () =>
      setAbove(Math.round(rows.getBoundingClientRect().top - work.getBoundingClientRect().top + work.scrollTop));
    measure();
    const watching = new ResizeObserver(measure);
    for (const part of work.children) watching.observe(part);
    return () => watching.disconnect();
  }, []);

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.rule !== undefined,
        onDragStart: ({ source }) => setDragged(source.data.rule as string),
        onDrop: () => setDragged(null),
      }),
    [],
  );

  useEffect(() => {
    if (carried !== null && heldAt >= 0) virtual.scrollToIndex(heldAt, { align: 'auto' });
  }, [virtual, carried, heldAt]);

  return (
    <ol ref={list} className={styles.rules} aria-label="Rules" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const rule = rules[item.index];
        if (!rule) return null;
        return children(rule, {
          ref: virtual.measureElement,
          'data-index': item.index,
          'aria-setsize': rules.length,
          'aria-posinset': item.index + 1,
          style: { transform: `translateY(${item.start - above}px)` },
        });
      })}
    </ol>
  );
}
