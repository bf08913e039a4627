import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Board } from '@/api/types';
import { cardAt, placeOf, type Place } from './neighbours';

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Which card the keyboard is on. When that card leaves the board, its place is taken by the card that moved up; the real
 * focus follows only when it was there, so that nothing is torn from what the person does elsewhere.
 */
export function useBoardFocus(board: Board | undefined, openId: string | null) {
  const [focusedId, setFocusedId] = useState<string | null>(openId);
  const place = useRef<Place | null>(null);
  const [asked, setAsked] = useState(0);

  const here = useMemo(() => (board ? placeOf(board, focusedId) : null), [board, focusedId]);
  const fallback = board && !here ? cardAt(board, place.current ?? { column: 0, index: 0 }) : undefined;
  useEffect(() => {
    if (!here) return;
    // A card that went to another column took its element, and the focus on it, along.
    const moved = place.current !== null && place.current.column !== here.column;
    place.current = here;
    if (moved && isFocusLost()) setAsked((times) => times + 1);
  }, [here]);
  useEffect(() => {
    if (!fallback) return;
    const lost = isFocusLost();
    const wasChosen = focusedId !== null;
    setFocusedId(fallback.id);
    if (lost && wasChosen) setAsked((times) => times + 1);
  }, [fallback, focusedId]);

  // The element may have to be scrolled into being first.
  useEffect(() => {
    if (asked === 0 || !focusedId) return;
    let tries = 0;
    let frame = requestAnimationFrame(function reach() {
      const element = document.getElementById(`card-${focusedId}`);
      if (element) element.focus({ preventScroll: true });
      else if (tries++ < 10) frame = requestAnimationFrame(reach);
    });
    return () => cancelAnimationFrame(frame);
  }, [asked, focusedId]);

  const focus = useCallback((id: string) => {
    setFocusedId(id);
    setAsked((times) => times + 1);
  }, []);
  const noteFocus = useCallback((id: string) => setFocusedId(id), []);
  return { focusedId, focus, noteFocus };
}
