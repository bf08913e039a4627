import type { Preview } from '@/api/router';
import { number } from '@/ui/format';
import table from '@/ui/Table.module.css';
import { Destination } from './Destination';
import styles from './Preview.module.css';
import type { Names } from './tell';

function Bar({ value, most, then }: { value: number; most: number; then?: boolean }) {
  return <span className={styles.bar} data-then={then || undefined} style={{ width: `${(100 * value) / most}%` }} />;
}

/** How many messages lie on each board now, and would then. */
export function PreviewTotals({ preview, names }: { preview: Preview; names: Names }) {
  const { now, then } = preview.totals;
  const rows = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  const most = Math.max(1, ...rows.flatMap((to) => [now[to] ?? 0, then[to] ?? 0]));
  return (
    <table className={`${table.table} ${styles.totals}`}>
      <thead>
        <tr>
          <th scope="col">Board</th>
          <th scope="col" className={table.number}>
            Now
          </th>
          <th scope="col" className={table.number}>
            Then
          </th>
          <th scope="col" className={table.number}>
            Difference
          </th>
          <th scope="col" className={styles.bars}>
            Now above then
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((to) => {
          const [before, after] = [now[to] ?? 0, then[to] ?? 0];
          const by = after - before;
          return (
            <tr key={to}>
              <th scope="row">
                <Destination to={to} names={names} />
              </th>
              <td className={table.number}>{number(before)}</td>
              <td className={table.number}>{number(after)}</td>
              <td className={`${table.number} ${by === 0 ? '' : table.name}`} data-zero={by === 0 || undefined}>
                {by > 0 ? `+${number(by)}` : by < 0 ? `−${number(-by)}` : '0'}
              </td>
              <td className={styles.bars} aria-hidden="true">
                <Bar value={before} most={most} />
                <Bar value={after} most={most} then />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
