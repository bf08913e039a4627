import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '@/api/session';
import type { Board, Card, Stream } from '@/api/types';
import { lastAct } from '@/api/undo';
import { useCommand } from '@/ui/commands';
import { toastFailed } from '@/ui/toast';
import { useActsHere } from './acts/ActsContext';
import { can } from './can';
import { pickUp, step, targetOfCarry, type Carry } from './carry';
import { neighbour } from './neighbours';
import { tidySubject } from './subject';
import { useCardKeys } from './useCardKeys';

const none: Card[] = [];

interface Given {
  board: Board | undefined;
  streams: Stream[];
  stream: Stream | undefined;
  /** The cards an act is for: the selected ones, else the focused one; none while a card is open. */
  cards: Card[];
  focused: Card | undefined;
  carry: Carry | null;
  setCarry: (carry: Carry | null) => void;
  focus: (id: string) => void;
  select: (id: string, how: 'toggle' | 'range') => void;
  /** Answers false when there was nothing to clear. */
  clear: () => boolean;
}

/** Arrow keys belong to whatever scrolls or is written in a drawer. */
function inDrawer(): boolean {
  return document.activeElement?.closest('[data-drawer]') !== null && document.activeElement !== null;
}

/** Every key of the board. */
export function useBoardKeys({ board, streams, stream, cards, focused, carry, setCarry, focus, select, clear }: Given) {
  const { acts } = useActsHere();
  const me = useMe();
  const navigate = useNavigate();

  function nameOf(column: string): string {
    return stream?.columns.find((one) => one.key === column)?.name ?? column;
  }

  function go(way: 'up' | 'down' | 'left' | 'right'): void | false {
    if (!board || inDrawer()) return false;
    if (carry) {
      const next = step(board, carry, way);
      setCarry(next);
      announce(`${nameOf(next.column)}, place ${next.index + 1}`);
      return;
    }
    const card = neighbour(board, focused?.id ?? null, way);
    if (card) focus(card.id);
  }

  function drop() {
    if (!board || !carry) return;
    const target = targetOfCarry(board, carry);
    setCarry(null);
    announce(`Dropped in ${nameOf(carry.column)}, place ${carry.index + 1}`);
    const before = pickUp(board, carry.card);
    if (before.column === carry.column && before.index === carry.index) return;
    void acts.move([carry.card], { stream: board.stream, ...target });
    focus(carry.card.id);
  }

  function take(): void | false {
    if (carry) return drop();
    if (!board || !focused || inDrawer()) return false;
    const may = can('move', me, focused);
    if (may !== true) return toastFailed(may);
    setCarry(pickUp(board, focused));
    announce(`Picked up ${tidySubject(focused.subject)}. Arrows carry it, Space drops it, Escape puts it back.`);
  }

  useCommand('down', () => go('down'));
  useCommand('up', () => go('up'));
  useCommand('left', () => go('left'));
  useCommand('right', () => go('right'));
  useCommand('open', () => {
    if (carry) return drop();
    if (!focused || inDrawer()) return false;
    void navigate({
      to: '/boards/$stream/cards/$cardId',
      params: { stream: focused.stream, cardId: focused.id },
      search: true,
    });
  });
  useCommand('pick-up', take);
  useCommand('close', () => {
    if (!carry) return clear() ? undefined : false;
    setCarry(null);
    announce(`Put back in ${nameOf(carry.card.column)}`);
  });
  useCommand('select', focused && !carry ? () => select(focused.id, 'toggle') : null);
  useCommand('select-range', focused && !carry ? () => select(focused.id, 'range') : null);
  useCardKeys(carry ? none : cards, streams, 0);
  useCommand('undo', () => {
    const last = lastAct();
    if (last) void acts.undo(...last);
    else toastFailed('There is nothing of yours to undo since this page was opened.');
  });
}
