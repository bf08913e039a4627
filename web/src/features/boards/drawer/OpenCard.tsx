import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useStreams } from '@/api/boards';
import { cardQuery } from '@/api/cards';
import { sentence } from '@/api/sentence';
import type { Card } from '@/api/types';
import { useCommand } from '@/ui/commands';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { useOpeningFocus } from '@/ui/useOpeningFocus';
import { useCardKeys } from '../useCardKeys';
import { CardContents } from './CardContents';
import { Composer } from './Composer';
import styles from './Drawer.module.css';
import { DrawerBar } from './DrawerBar';
import { SplitDialog } from './SplitDialog';
import { narrowest, useDrawerWidth, widest } from './useDrawerWidth';
import { usePresence } from './usePresence';

interface Props {
  id: string;
  /** As the list beside it shows it, until it is there itself. */
  known?: Card | undefined;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onClose: () => void;
}

/** A card that is worked on, wherever it was opened from. */
export function OpenCard({ id: cardId, known, onPrevious, onNext, onClose }: Props) {
  const streams = useStreams();
  const { width, handle } = useDrawerWidth();
  const card = useQuery(cardQuery(cardId));
  const [splitting, setSplitting] = useState(false);
  const [writing, setWriting] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const now = card.data ?? known;
  const mine = useMemo(() => (now ? [now] : []), [now]);

  usePresence(cardId, writing);
  useCardKeys(mine, streams, 1);
  useCommand('close', onClose, 1);
  useCommand('previous', onPrevious ?? null, 1);
  useCommand('next', onNext ?? null, 1);

  useOpeningFocus(frame, cardId);

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
            onPrevious={onPrevious}
            onNext={onNext}
            onSplit={() => setSplitting(true)}
            onClose={onClose}
          />
          <CardContents key={cardId} card={card.data} />
          <Composer key={`note-${cardId}`} card={card.data} onWriting={setWriting} />
          {splitting && <SplitDialog card={card.data} onClose={() => setSplitting(false)} />}
        </>
      )}
    </aside>
  );
}
