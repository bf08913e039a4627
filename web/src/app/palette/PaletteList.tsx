import { useEffect, useRef } from 'react';
import { isMoved } from '@/ui/pointer';
import styles from './Palette.module.css';
import type { PaletteGroup, PaletteRow } from './rows';

interface Props {
  id: string;
  groups: PaletteGroup[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
  onRun: (row: PaletteRow) => void;
}

/** All that can be chosen, in groups; the field above names the chosen row. */
export function PaletteList({ id, groups, chosen, onChoose, onRun }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={list} id={id} className={styles.list} role="listbox" aria-label="What was found and what can be done">
      {groups.map(({ name, count, rows }) => (
        <div key={name} role="group" aria-label={name}>
          <div className={styles.heading} role="presentation">
            {name} {count && <span className="tabular">{count}</span>}
          </div>
          {rows.map((row) => (
            // The keyboard works from the text field, which names the active option.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={row.key}
              id={`${id}-${row.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={row.key === chosen}
              data-active={row.key === chosen || undefined}
              className={styles.row}
              onMouseMove={(event) => isMoved(event) && onChoose(row.key)}
              onClick={() => onRun(row)}
            >
              <span className={styles.left} aria-hidden="true">
                {row.left}
              </span>
              <span className={styles.words}>
                <span className="clip" dir="auto">
                  {row.label}
                </span>
                {row.about && (
                  <span className={`${styles.about} clip`} dir="auto">
                    {row.about}
                  </span>
                )}
              </span>
              <span className={styles.right}>{row.right}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
