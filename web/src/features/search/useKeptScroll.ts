import { useLayoutEffect, useRef } from 'react';

const kept = new Map<string, number>();

/** How far a list was scrolled, for who comes back to the same one. */
export function useKeptScroll(key: string, there: boolean) {
  const scroll = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element || !there) return;
    element.scrollTop = kept.get(key) ?? 0;
    const note = () => kept.set(key, element.scrollTop);
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [key, there]);
  return scroll;
}
