import { Button, Group, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '@/api/session';
import type { Card } from '@/api/types';
import { fullTime, shortTime } from '@/ui/format';
import { useActsHere } from '../acts/ActsContext';
import { can } from '../can';
import styles from './Drawer.module.css';

/** The moment in the reader's own time, as the field wants it. */
function localValue(iso: string | null): string {
  if (!iso) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function DueChip({ card }: { card: Card }) {
  const { acts } = useActsHere();
  const may = can('due', useMe(), card);
  const [opened, setOpened] = useState(false);
  const [value, setValue] = useState('');
  const close = (dueAt?: string | null) => {
    setOpened(false);
    if (dueAt !== undefined) void acts.due(card, dueAt);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus>
      <Popover.Target>
        <Tooltip label={may === true ? (card.due_at ? `Due ${fullTime(card.due_at)}` : 'Set a due date') : may}>
          <button
            type="button"
            className={`${styles.chip} ${card.due_at ? '' : styles.unset}`}
            aria-disabled={may !== true}
            onClick={() => {
              if (may !== true) return;
              setValue(localValue(card.due_at));
              setOpened(!opened);
            }}
          >
            <IconFlag size={14} stroke={1.75} aria-hidden="true" />
            {card.due_at ? `Due ${shortTime(card.due_at)}` : 'Due date'}
          </button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const date = new Date(value);
            if (!Number.isNaN(date.getTime())) close(date.toISOString());
          }}
        >
          <TextInput
            type="datetime-local"
            label="Due"
            data-autofocus
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <Group gap="sm" mt="sm" justify="flex-end">
            {card.due_at && (
              <Button variant="default" onClick={() => close(null)}>
                Remove
              </Button>
            )}
            <Button type="submit" disabled={value === ''}>
              Set due date
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
