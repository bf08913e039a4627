import type { Confusion } from '@/api/classification';
import { useStreams } from '@/api/boards';
import { number } from '@/ui/format';
import table from '@/ui/Table.module.css';
import { BoardName } from './BoardName';
import styles from './Classifier.module.css';
import { inBoardOrder } from './words';

/** What was said, a row each, against what was right, a column each. */
export function ConfusionTable({ confusion }: { confusion: Confusion[] }) {
  const keys = inBoardOrder(
    useStreams(),
    confusion.flatMap(({ said, wanted }) => [said, wanted]),
  );
  const rows = keys.filter((key) => confusion.some(({ said }) => said === key));
  const columns = keys.filter((key) => confusion.some(({ wanted }) => wanted === key));
  const at = (said: string, wanted: string) =>
    confusion.find((one) => one.said === said && one.wanted === wanted)?.count ?? 0;
  const sum = (row: string) => columns.reduce((all, column) => all + at(row, column), 0);
  return (
    // Scrolls sideways where many boards are: reached by keyboard so.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={table.scroll} tabIndex={0} role="region" aria-label="Said against meant">
      <table className={styles.confusion}>
        <thead>
          <tr>
            <th scope="col">Said ↓ &nbsp; Meant →</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                <BoardName stream={column} />
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">
                <BoardName stream={row} />
              </th>
              {columns.map((column) => {
                const many = at(row, column);
                return (
                  <td
                    key={column}
                    data-kind={row === column ? 'right' : row === 'unclassified' ? 'left' : 'wrong'}
                    data-zero={many === 0 || undefined}
                    style={{ '--shade': `${many === 0 ? 0 : 10 + (35 * many) / sum(row)}%` } as React.CSSProperties}
                  >
                    {number(many)}
                  </td>
                );
              })}
              <td className={styles.sum}>{number(sum(row))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
