import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCopy,
  IconFolderOpen,
  IconMail,
  IconMinus,
  IconPackage,
  IconFileOff,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { ImportItem, ImportOutcome } from '@/api/imports';
import { number } from '@/ui/format';
import { State, type Tone } from '@/ui/State';
import table from '@/ui/Table.module.css';
import styles from './Mailbox.module.css';
import { outcomes } from './words';

type Icon = ComponentType<{ size?: number; stroke?: number }>;

const states: Record<ImportOutcome, { tone: Tone; icon: Icon }> = {
  received: { tone: 'green', icon: IconCircleCheck },
  duplicate: { tone: 'grey', icon: IconCopy },
  rejected: { tone: 'red', icon: IconAlertTriangle },
  opened: { tone: 'grey', icon: IconFolderOpen },
  skipped: { tone: 'grey', icon: IconMinus },
};

const kinds: Record<ImportItem['kind'], { word: string; icon: Icon }> = {
  mail: { word: 'Mail', icon: IconMail },
  container: { word: 'Container', icon: IconPackage },
  skipped: { word: 'Other', icon: IconFileOff },
};

/** Every file in the order it was met. */
export function ManifestTable({ items }: { items: ImportItem[] }) {
  return (
    <table className={`${table.table} ${table.list}`} style={{ borderTop: '1px solid var(--p-border)' }}>
      <thead>
        <tr>
          <th scope="col" className={table.number} style={{ width: 72 }}>
            No.
          </th>
          <th scope="col">File</th>
          <th scope="col">Kind</th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.n}>
            <td data-label="No." className={table.number}>
              {number(item.n)}
            </td>
            <td data-label="File" className={styles.path}>
              {item.path}
            </td>
            <td data-label="Kind">
              <State tone="grey" icon={kinds[item.kind].icon}>
                {kinds[item.kind].word}
              </State>
            </td>
            <td data-label="Outcome">
              <div>
                <State tone={states[item.outcome].tone} icon={states[item.outcome].icon}>
                  {outcomes[item.outcome]}
                </State>
                {item.reason && <div className={table.sub}>{item.reason}</div>}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
