import { IconLock, IconLockOpen } from '@tabler/icons-react';
import type { AuditEntry } from '@/api/audit';
import type { Card } from '@/api/types';
import { number } from '@/ui/format';
import { Initials } from '@/ui/Initials';
import { State } from '@/ui/State';
import table from '@/ui/Table.module.css';
import { Time } from '@/ui/Time';
import styles from './Audit.module.css';
import { AuditObject } from './AuditObject';
import { ChangeList } from './ChangeList';
import { useNames } from './useNames';
import { actWord } from './words';

interface Props {
  entries: AuditEntry[];
  /** Those of the cards that the reader may see. */
  cards: ReadonlyMap<string, Card>;
  onObject: (id: string) => void;
}

/** Newest first: when, who, what was done to what, and what it changed. */
export function AuditTable({ entries, cards, onObject }: Props) {
  const names = useNames();
  return (
    <table className={`${table.table} ${table.list} ${styles.table}`}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">Did what</th>
          <th scope="col">Before → after</th>
          <th scope="col">Seal</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td data-label="When" className="meta">
              <Time at={entry.at} />
            </td>
            <td data-label="Who">
              <span className={styles.who}>
                <Initials name={entry.actor.name} />
                {entry.actor.name}
              </span>
            </td>
            <td data-label="Did what">
              <div>
                <b className={table.name}>{actWord(entry.act)}</b>
                <AuditObject
                  type={entry.object_type}
                  id={entry.object_id}
                  card={cards.get(entry.object_id)}
                  name={names.get(entry.object_id)}
                  onObject={onObject}
                />
              </div>
            </td>
            <td data-label="Changed">
              <ChangeList before={entry.before} after={entry.after} names={names} />
            </td>
            <td data-label="Seal">
              {entry.sealed != null ? (
                <State tone="grey" icon={IconLock} why="Its place in the chain of seals">
                  {number(entry.sealed)}
                </State>
              ) : (
                <State tone="blue" icon={IconLockOpen} why="The sealer takes it within a second">
                  Not yet
                </State>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
