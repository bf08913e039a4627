import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { boardQuery, useStreams } from '@/api/boards';
import { cardQuery } from '@/api/cards';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { useCommand } from '@/ui/commands';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { filtersOf } from '../filters';
import { inOrder } from '../neighbours';
import { useCardKeys } from '../useCardKeys';
import { CardContents } from './CardContents';
import { Composer } from './Composer';
import styles from './Drawer.module.css';
import { DrawerBar } from './DrawerBar';
import { SplitDialog } from './SplitDialog';
import { narrowest, useDrawerWidth, widest } from './useDrawerWidth';
import { usePresence } from './usePresence';

const route = getRouteApi('/shell/boards/$stream/cards/$cardId');

/** The open card, at its own address, beside the board it lies on. */
export function CardDrawer() {
  const { stream, cardId } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const me = useMe();
  const streams = useStreams();
  const { width, handle } = useDrawerWidth();
  const card = useQuery(cardQuery(cardId));
  const board = useQuery({ ...boardQuery(stream, filtersOf(search, me)), enabled: false }).data;
  const [splitting, setSplitting] = useState(false);
  const [writing, setWriting] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const previous = board && inOrder(board, cardId, -1);
  const next = board && inOrder(board, cardId, 1);
  const mine = useMemo(() => (card.data ? [card.data] : []), [card.data]);

  function close() {
    void navigate({ to: '/boards/$stream', params: { stream }, search: true });
    // The focus goes back to the face it came from.
    requestAnimationFrame(() => document.getElementById(`card-${cardId}`)?.focus());
  }
  const show = (other: typeof next) =>
    other
      ? () =>
          void navigate({
            to: '/boards/$stream/cards/$cardId',
            params: { stream, cardId: other.id },
            search: true,
            replace: true,
          })
      : undefined;

  usePresence(cardId, writing);
  useCardKeys(mine, streams, 1);
  useCommand('close', close, 1);
  useCommand('previous', show(previous) ?? null, 1);
  useCommand('next', show(next) ?? null, 1);

  // Opening moves the reader into the card; the arrows then go from card to card.
  useEffect(() => frame.current?.focus({ preventScroll: true }), [cardId]);

  return (
    <aside
      ref={frame}
      className={styles.drawer}
      style={{ width }}
      data-drawer
      tabIndex={-1}
      aria-label={card.data ? `Card: ${card.data.subject}` : 'Card'}
    >
      {/* A separator that can be moved takes the focus, as ARIA's window splitter does. */}
      <div
        className={styles.handle}
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the card"
        aria-valuenow={width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        {...handle}
      />
      {card.isError ? (
        <ErrorState
          title="This card cannot be shown"
          message={sentence(card.error)}
          onRetry={() => void card.refetch()}
        />
      ) : !card.data ? (
        <div style={{ padding: 16 }}>
          <LoadingState what="the card" rows={8} />
        </div>
      ) : (
        <>
          <DrawerBar
            card={card.data}
            streams={streams}
            onPrevious={show(previous)}
            onNext={show(next)}
            onSplit={() => setSplitting(true)}
            onClose={close}
          />
          <CardContents key={cardId} card={card.data} />
          <Composer key={`note-${cardId}`} card={card.data} onWriting={setWriting} />
          {splitting && <SplitDialog card={card.data} onClose={() => setSplitting(false)} />}
        </>
      )}
    </aside>
  );
}
