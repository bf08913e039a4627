import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef } from 'react';
import type { BoardColumn, Column as ColumnShape } from '@/api/types';
import { count, number } from '@/ui/format';
import { CardFace, type CardFaceProps } from './CardFace';
import styles from './Column.module.css';
import type { EntityMark } from './entityMarks';
import { useArrivals } from './useArrivals';

type FaceProps = Pick<CardFaceProps, 'me' | 'now' | 'onFocus' | 'onSelect'>;

interface Props extends FaceProps {
  shape: ColumnShape;
  column: BoardColumn;
  rowHeight: number;
  focusedId: string | null;
  openId: string | null;
  carriedId: string | null;
  selected: ReadonlySet<string>;
  filtered: boolean;
  /** The legal entities by id, where faces say whose they are. */
  entities: ReadonlyMap<string, EntityMark> | null;
  /** The cards that go along when the given one is dragged; the same function for the same card. */
  dragged: (id: string) => () => string[];
  onMore: (column: string, cursor: string) => void;
}

/** One column: its name, its limit, and as many faces as fit the screen. */
export const Column = memo(function Column({
  shape,
  column,
  rowHeight,
  focusedId,
  openId,
  carriedId,
  selected,
  filtered,
  entities,
  dragged,
  onMore,
  ...face
}: Props) {
  const section = useRef<HTMLElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const { cards, next_cursor: cursor } = column;
  const waitingRows = cursor === null ? 0 : Math.min(3, Math.max(0, column.count - cards.length));
  // A new function would make the list measure every card again, on every key.
  const getItemKey = useCallback((index: number) => cards[index]?.id ?? `waiting-${index}`, [cards]);
  const virtual = useVirtualizer({
    count: cards.length + waitingRows,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey,
    overscan: 6,
    paddingStart: 1,
  });
  const rows = virtual.getVirtualItems();
  const { arrived, seen } = useArrivals(scroll, cards, rowHeight);

  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const lastRow = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (cursor !== null && lastRow >= cards.length - 10) onMore(column.key, cursor);
  }, [cursor, lastRow, cards.length, column.key, onMore]);

  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    return combine(
      autoScrollForElements({ element }),
      dropTargetForElements({
        element,
        getData: () => ({ kind: 'column', column: column.key }),
        onDragEnter: () => section.current?.setAttribute('data-over', ''),
        onDragLeave: () => section.current?.removeAttribute('data-over'),
        onDrop: () => section.current?.removeAttribute('data-over'),
      }),
    );
  }, [column.key]);

  // The card that gets the focus is brought into sight, and so is one that is carried; cards that push it on do not scroll.
  const focusedAt = focusedId === null ? -1 : cards.findIndex((card) => card.id === focusedId);
  const brought = useRef<string>(null);
  useEffect(() => {
    if (focusedAt < 0) {
      brought.current = null;
    } else if (brought.current !== focusedId || carriedId === focusedId) {
      brought.current = focusedId;
      virtual.scrollToIndex(focusedAt, { align: 'auto' });
    }
  }, [virtual, focusedAt, focusedId, carriedId]);

  const limit = shape.wip_limit;
  const isOver = limit !== null && column.count > limit;
  const name = `${shape.name}, ${count(column.count, 'card')}${limit === null ? '' : `, limit ${number(limit)}`}`;
  return (
    <section ref={section} className={styles.column} aria-label={name} data-column={column.key}>
      <header className={styles.head}>
        <h2 className={`${styles.name} clip`} title={shape.name}>
          {shape.name}
        </h2>
        <span className={`${styles.count} tabular`}>
          {number(column.count)}
          {limit !== null && ` / ${number(limit)}`}
        </span>
        {isOver && (
          <span className={styles.full}>
            <IconAlertTriangle size={12} stroke={2} aria-hidden="true" /> over the limit
          </span>
        )}
      </header>
      <div className={styles.holder}>
        {arrived > 0 && (
          <Button
            className={styles.new}
            style={{ top: 4 }}
            size="compact-xs"
            radius="xl"
            leftSection={<IconArrowUp size={12} />}
            onClick={() => {
              scroll.current?.scrollTo({ top: 0 });
              seen();
            }}
          >
            {number(arrived)} new
          </Button>
        )}
        {/* A region that scrolls is reached by the keyboard through its cards; an empty one does not scroll. */}
        <div ref={scroll} className={styles.scroll} data-scroll={column.key}>
          {cards.length === 0 && (
            <p className={styles.empty}>
              {filtered ? 'Nothing here answers to the filter.' : 'No cards here. Drop one to fill it.'}
            </p>
          )}
          <ul className={styles.list} style={{ height: virtual.getTotalSize() }} aria-label={shape.name}>
            {rows.map((row) => {
              const card = cards[row.index];
              return (
                <li
                  key={row.key}
                  className={styles.item}
                  style={{ transform: `translateY(${row.start}px)` }}
                  aria-setsize={column.count}
                  aria-posinset={row.index + 1}
                >
                  {card ? (
                    <CardFace
                      card={card}
                      entity={entities?.get(card.entity_id)}
                      focused={card.id === focusedId}
                      selected={selected.has(card.id)}
                      selecting={selected.size > 0}
                      open={card.id === openId}
                      carried={card.id === carriedId}
                      dragged={dragged(card.id)}
                      {...face}
                    />
                  ) : (
                    <Skeleton height={rowHeight - 4} />
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      </div>
    </section>
  );
});
