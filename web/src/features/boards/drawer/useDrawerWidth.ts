import { useCallback, useState, type KeyboardEvent, type PointerEvent } from 'react';

export const narrowest = 560;
export const widest = 760;
const key = 'pebble.drawer-width';

function within(width: number): number {
  return Math.min(widest, Math.max(narrowest, Math.round(width)));
}

/** The drawer's width on this machine, by its handle: dragged, or with the arrow keys. */
export function useDrawerWidth() {
  const [width, setWidth] = useState(() => within(Number(localStorage.getItem(key)) || 640));
  const change = useCallback((next: number) => {
    const kept = within(next);
    setWidth(kept);
    localStorage.setItem(key, String(kept));
  }, []);

  const onPointerDown = (down: PointerEvent<HTMLElement>) => {
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const from = down.clientX;
    const move = (event: globalThis.PointerEvent) => change(width + from - event.clientX);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    change(width + (event.key === 'ArrowLeft' ? 20 : -20));
  };
  return { width, handle: { onPointerDown, onKeyDown } };
}
