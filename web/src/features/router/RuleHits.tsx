import type { Preview } from '@/api/router';
import { number } from '@/ui/format';
import table from '@/ui/Table.module.css';
import styles from './Preview.module.css';

/** How often each rule of the draft would have held. */
export function RuleHits({ preview }: { preview: Preview }) {
  if (preview.rules.length === 0) return null;
  return (
    <table className={`${table.table} ${styles.hits}`}>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col" className={table.number}>
            Messages
          </th>
        </tr>
      </thead>
      <tbody>
        {preview.rules.map(({ index, name, hits }) => (
          <tr key={index}>
            <td dir="auto">
              <span className="meta tabular">{index + 1}</span> {name}
            </td>
            <td className={table.number} data-zero={hits === 0 || undefined}>
              {number(hits)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
