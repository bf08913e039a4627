import type { Metrics, StreamFigures } from '@/api/classification';
import { useStreams } from '@/api/boards';
import { count, number } from '@/ui/format';
import table from '@/ui/Table.module.css';
import { BoardName } from './BoardName';
import styles from './Classifier.module.css';
import { inBoardOrder, shareOf } from './words';

function Share({ label, right, whole }: { label: string; right: number; whole: number }) {
  return (
    <td data-label={label}>
      <span className={styles.share}>
        <span className={styles.track} aria-hidden="true">
          {whole > 0 && <span style={{ width: `${(100 * right) / whole}%` }} />}
        </span>
        <span className="tabular">{shareOf(right, whole)}</span>
      </span>
    </td>
  );
}

/** Board by board: how often it was right where it said so, and how much of what belongs there it found. */
export function StreamsTable({ metrics }: { metrics: Metrics }) {
  const order = inBoardOrder(
    useStreams(),
    metrics.streams.map((one) => one.stream),
  );
  const rows = order
    .filter((key) => key !== 'unclassified')
    .map((key) => metrics.streams.find((one) => one.stream === key) as StreamFigures);
  const left = metrics.streams.find((one) => one.stream === 'unclassified')?.said ?? 0;
  return (
    <>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.list}`}>
          <thead>
            <tr>
              <th scope="col">Board</th>
              <th scope="col">Right where it said so</th>
              <th scope="col">Found of what belongs there</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.stream}>
                <td>
                  <BoardName stream={row.stream} />
                </td>
                <Share label="Right (precision)" right={row.right} whole={row.said} />
                <Share label="Found (recall)" right={row.right} whole={row.wanted} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <p className={styles.foot}>
          {count(left, 'card')} of {number(metrics.confusion.reduce((sum, one) => sum + one.count, 0))}{' '}
          {left === 1 ? 'was' : 'were'} left to people: there it claimed no board.
        </p>
      )}
    </>
  );
}
