import { useEffect, useRef } from 'react';

/** For what is there only while it is open: when it goes and takes the focus along, the focus goes back to where it was before. */
export function useReturnFocus() {
  const before = useRef(document.activeElement);
  useEffect(
    () => () => {
      const held = before.current;
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      if (held instanceof HTMLElement) held.focus({ preventScroll: true });
    },
    [],
  );
}
