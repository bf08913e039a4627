import { Skeleton } from '@mantine/core';
import { useLater } from '@/ui/useLater';
import columnStyles from './Column.module.css';
import styles from './BoardPage.module.css';

/** Where the columns will be, when they take longer than a blink. */
export function BoardSkeleton({ columns }: { columns: number }) {
  const late = useLater(200);
  return (
    <div className={styles.columns} role="status" aria-busy="true">
      <span className="visually-hidden">Loading the board</span>
      {late &&
        Array.from({ length: columns }, (_, column) => (
          <div key={column} className={columnStyles.column}>
            <Skeleton height={16} width={96} m="8px 10px" />
            {Array.from({ length: 4 - (column % 3) }, (_, row) => (
              <Skeleton key={row} height="var(--p-card)" m="2px 6px" width="calc(100% - 12px)" />
            ))}
          </div>
        ))}
    </div>
  );
}
