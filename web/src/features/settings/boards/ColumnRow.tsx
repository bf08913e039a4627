import { ActionIcon, NumberInput, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { Column } from '@/api/types';
import styles from './Boards.module.css';

interface Props {
  column: Column;
  /** The first and the last may be renamed, not moved or taken away. */
  fixed: boolean;
  wrong: string | undefined;
  mayUp: boolean;
  mayDown: boolean;
  onChange: (column: Column) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One column: its name, how many cards it should hold, and its place. */
export function ColumnRow({ column, fixed, wrong, mayUp, mayDown, onChange, onMove, onRemove }: Props) {
  const name = column.name || 'this column';
  return (
    <li className={styles.column}>
      <TextInput
        aria-label={`Name of the column ${name}`}
        className={styles.name}
        value={column.name}
        error={wrong}
        onChange={(event) => onChange({ ...column, name: event.currentTarget.value })}
      />
      <NumberInput
        aria-label={`Limit of ${name}`}
        placeholder="No limit"
        w={88}
        min={1}
        max={9999}
        hideControls
        allowDecimal={false}
        value={column.wip_limit ?? ''}
        onChange={(limit) => onChange({ ...column, wip_limit: typeof limit === 'number' ? limit : null })}
      />
      <ActionIcon aria-label={`Move ${name} up`} disabled={!mayUp} onClick={() => onMove(-1)}>
        <IconArrowUp size={16} stroke={1.75} />
      </ActionIcon>
      <ActionIcon aria-label={`Move ${name} down`} disabled={!mayDown} onClick={() => onMove(1)}>
        <IconArrowDown size={16} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        aria-label={
          fixed ? `${name} stays: mail arrives in the first column and ends in the last` : `Take ${name} away`
        }
        disabled={fixed}
        onClick={onRemove}
      >
        <IconTrash size={16} stroke={1.75} />
      </ActionIcon>
    </li>
  );
}
