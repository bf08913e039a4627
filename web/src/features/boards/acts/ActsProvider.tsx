import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Card, Stream } from '@/api/types';
import { ActsContext, type Question } from './ActsContext';
import { AssignDialog } from './AssignDialog';
import { EntityDialog } from './EntityDialog';
import { LinkDialog } from './LinkDialog';
import { MergeDialog } from './MergeDialog';
import { MoveDialog } from './MoveDialog';
import { PriorityDialog } from './PriorityDialog';
import { SnoozeDialog } from './SnoozeDialog';
import { TagDialog } from './TagDialog';
import { useActs, type Stopped } from './useActs';
import { WipDialog } from './WipDialog';

const dialogs = {
  assign: AssignDialog,
  priority: PriorityDialog,
  tag: TagDialog,
  entity: EntityDialog,
  snooze: SnoozeDialog,
  move: MoveDialog,
  merge: MergeDialog,
  link: LinkDialog,
};

/** Gives the board and the drawer their acts, and holds the one dialog that may be open. */
export function ActsProvider({ streams, children }: { streams: Stream[]; children: ReactNode }) {
  const [asked, setAsked] = useState<{ question: Question; cards: Card[] } | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const acts = useActs(streams, setStopped);
  const ask = useCallback((question: Question, cards: Card[]) => {
    if (cards.length > 0) setAsked({ question, cards });
  }, []);
  const here = useMemo(() => ({ acts, ask }), [acts, ask]);
  const Dialog = asked && dialogs[asked.question];
  return (
    <ActsContext value={here}>
      {children}
      {Dialog && <Dialog cards={asked.cards} streams={streams} onClose={() => setAsked(null)} />}
      {stopped && <WipDialog stopped={stopped} onClose={() => setStopped(null)} />}
    </ActsContext>
  );
}
