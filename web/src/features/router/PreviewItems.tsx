import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { PreviewItem } from '@/api/router';
import table from '@/ui/Table.module.css';
import styles from './Preview.module.css';
import type { Way } from './PreviewMoves';
import { PreviewRow } from './PreviewRow';
import type { Names } from './tell';

/** So many rows stand on the page as they are; of more only those in sight exist, in a box that scrolls. */
const most = 100;
const rowHeight = 84;

/** Every message, those that would land elsewhere first. */
export function PreviewItems({ items, way, names }: { items: PreviewItem[]; way: Way | null; names: Names }) {
  const shown = items.filter((item) => !way || (item.now.stream === way.from && item.then.stream === way.to));
  if (shown.length === 0) return <p className={styles.none}>{way ? 'No message takes this way.' : 'No message.'}</p>;
  if (shown.length > most) return <ManyItems items={shown} names={names} />;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.list} ${styles.items}`}>
        <Head />
        <tbody>
          {shown.map((item) => (
            <PreviewRow key={item.message_id} item={item} names={names} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ManyItems({ items, names }: { items: PreviewItem[]; names: Names }) {
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (nth) => items[nth]?.message_id ?? nth,
  });
  const inSight = rows.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  return (
    <div ref={scroll} className={styles.many} role="region" aria-label="Messages">
      <table className={`${table.table} ${table.list} ${styles.items}`} aria-rowcount={items.length + 1}>
        <Head />
        <tbody>
          <Gap height={above} />
          {inSight.map(({ index, key }) => (
            <PreviewRow key={key} item={items[index]!} names={names} index={index} measure={rows.measureElement} />
          ))}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">Message</th>
        <th scope="col">Now</th>
        <th scope="col">Then</th>
      </tr>
    </thead>
  );
}

/** Stands for the rows out of sight. */
function Gap({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden="true" className={styles.gap}>
      <td colSpan={3} style={{ height }} />
    </tr>
  ) : null;
}
