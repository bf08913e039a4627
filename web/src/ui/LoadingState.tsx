import { Skeleton } from '@mantine/core';
import { useLater } from './useLater';

/** Grey rows in place of a list, shown only when it takes longer than a blink. */
export function LoadingState({ what, rows = 8, height = 36 }: { what: string; rows?: number; height?: number }) {
  const late = useLater(200);
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">Loading {what}</span>
      {late &&
        Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={height - 8} m={4} width={`calc(100% - 8px - ${(row * 37) % 90}px)`} />
        ))}
    </div>
  );
}
