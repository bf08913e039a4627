import { useEffect, type RefObject } from 'react';

/**
 * Moves the reader into what was opened, and again when it shows another. Never out of a dialog above it: a screen that
 * comes late would take the keys of who already types there.
 */
export function useOpeningFocus(frame: RefObject<HTMLElement | null>, shown: string) {
  useEffect(() => {
    if (document.activeElement?.closest('[role="dialog"][aria-modal="true"]')) return;
    frame.current?.focus({ preventScroll: true });
  }, [frame, shown]);
}
