import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Card } from '@/api/types';

/** A card that came slides in; one that is carried by the keyboard is where it was put. */
function slideIn(list: HTMLElement, id: string) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  list
    .querySelector(`[data-card="${id}"]:not([data-carried])`)
    ?.animate([{ opacity: 0, transform: 'translateY(-8px)' }, {}], { duration: 150, easing: 'ease-out' });
}

/** How many cards came between two states of a list, and how many of them above the one that was read. */
export function arrivals(
  before: readonly string[],
  now: readonly string[],
  readAt: number,
): { fresh: string[]; above: number; shift: number } {
  const known = new Set(before);
  const anchor = before[readAt];
  const anchorNow = anchor === undefined ? -1 : now.indexOf(anchor);
  const fresh: string[] = [];
  let above = 0;
  now.forEach((id, index) => {
    if (known.has(id)) return;
    fresh.push(id);
    if (index < anchorNow) above++;
  });
  return { fresh, above, shift: anchorNow < 0 ? 0 : anchorNow - readAt };
}

/** Keeps what is being read where it is when cards come in above, and counts those not seen yet. */
export function useArrivals(scroll: RefObject<HTMLDivElement | null>, cards: Card[], rowHeight: number) {
  const before = useRef<string[] | null>(null);
  const [arrived, setArrived] = useState(0);

  useLayoutEffect(() => {
    const now = cards.map((card) => card.id);
    const old = before.current;
    before.current = now;
    const element = scroll.current;
    if (old === null || !element) return;
    const readAt = Math.floor(element.scrollTop / rowHeight);
    const came = arrivals(old, now, readAt);
    if (element.scrollTop > 8 && came.shift !== 0) {
      element.scrollTop += came.shift * rowHeight;
      if (came.above > 0) setArrived((count) => count + came.above);
    }
    // A page that was loaded below is not news.
    if (came.fresh.length <= 5) for (const id of came.fresh) slideIn(element, id);
  }, [cards, rowHeight, scroll]);

  useEffect(() => {
    const element = scroll.current;
    if (!element || arrived === 0) return;
    const onScroll = () => {
      if (element.scrollTop <= 8) setArrived(0);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroll, arrived]);

  return { arrived, seen: () => setArrived(0) };
}
