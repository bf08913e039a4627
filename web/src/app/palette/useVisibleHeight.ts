import { useSyncExternalStore } from 'react';

function watch(changed: () => void) {
  window.visualViewport?.addEventListener('resize', changed);
  return () => window.visualViewport?.removeEventListener('resize', changed);
}

/** How high the part of the window is that the keyboard of a phone leaves free, in pixels. */
export function useVisibleHeight(): number | undefined {
  return useSyncExternalStore(watch, () => {
    const height = window.visualViewport?.height;
    return height && Math.floor(height);
  });
}
