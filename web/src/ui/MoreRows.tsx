import { useEffect, useRef } from 'react';

/** The end of a list: when it comes into sight, more is asked for. */
export function MoreRows({ onMore, busy }: { onMore: (() => void) | undefined; busy: boolean }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!onMore || busy || !end.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), { rootMargin: '600px' });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [onMore, busy]);
  if (!onMore) return null;
  return (
    <div ref={end} className="meta" style={{ padding: '12px 16px' }} role="status">
      Loading more
    </div>
  );
}
