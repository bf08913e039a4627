import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { streamsQuery } from '@/api/boards';
import { streams } from '@/api/streams';
import type { Stream } from '@/api/types';
import { useSaving } from '@/api/useSaving';
import { SideForm } from '@/ui/SideForm';
import { toastDone } from '@/ui/toast';
import styles from './Boards.module.css';
import { ColumnRow } from './ColumnRow';
import { added, isFixed, moved } from './columns';

/** The name of a board, and its columns: their names, their order, their limits. */
export function BoardForm({ stream, onClose }: { stream: Stream; onClose: () => void }) {
  const client = useQueryClient();
  const [before, setBefore] = useState(stream);
  const [name, setName] = useState(stream.name);
  const [columns, setColumns] = useState(stream.columns);
  const saving = useSaving<Stream>({
    send: () => streams.change(before, { name: name.trim(), columns }),
    onSaved: (saved) => {
      for (const queryKey of [streamsQuery.queryKey, ['board', stream.key]])
        void client.invalidateQueries({ queryKey });
      toastDone(`${saved.name} was saved.`);
      onClose();
    },
    onNewer: (newer) => {
      setBefore(newer);
      setName(newer.name);
      setColumns(newer.columns);
    },
  });
  return (
    <SideForm
      title={`Board ${stream.name}`}
      act="Save board"
      busy={saving.busy}
      problem={saving.problem ?? saving.wrong.columns}
      onSubmit={saving.save}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        value={name}
        error={saving.wrong.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <section aria-label="Columns">
        <div className={styles.title}>Columns</div>
        <p className="meta" style={{ margin: '0 0 8px' }}>
          From left to right. Above its limit a column takes more cards only with a reason. A column that holds cards
          cannot be taken away.
        </p>
        <ol className={styles.columns}>
          {columns.map((column, at) => (
            <ColumnRow
              key={column.key}
              column={column}
              fixed={isFixed(columns, at)}
              wrong={saving.wrong[`columns[${at}].name`] ?? saving.wrong[`columns[${at}].wip_limit`]}
              mayUp={moved(columns, at, -1) !== columns}
              mayDown={moved(columns, at, 1) !== columns}
              onChange={(next) => setColumns(columns.map((one) => (one.key === column.key ? next : one)))}
              onMove={(by) => setColumns(moved(columns, at, by))}
              onRemove={() => setColumns(columns.filter((one) => one.key !== column.key))}
            />
          ))}
        </ol>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setColumns(added(columns, 'New column'))}
        >
          Add a column
        </Button>
      </section>
    </SideForm>
  );
}
