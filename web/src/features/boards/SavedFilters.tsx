import { ActionIcon, Button, Menu, Modal, TextInput, Group } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { usePreferences } from '@/api/session';
import type { BoardSearch } from './filters';
import styles from '@/ui/Toolbar.module.css';

interface Props {
  stream: string;
  search: BoardSearch;
  onPick: (search: Partial<BoardSearch>) => void;
}

/** Filters under a name, kept for the person on the server. */
export function SavedFilters({ stream, search, onPick }: Props) {
  const [preferences, save] = usePreferences();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const all = preferences.saved_filters ?? [];
  const here = all.filter((filter) => !filter.stream || filter.stream === stream);
  const { assignee, priority, q, snoozed } = search;
  const anything = assignee || priority || q || snoozed;
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <button type="button" className={styles.chip}>
            <IconBookmark size={14} stroke={1.75} aria-hidden="true" /> Saved filters
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {here.length === 0 && <Menu.Label>None yet. Filter the board, then save it here under a name.</Menu.Label>}
          {here.map((filter) => (
            <div key={filter.id} style={{ display: 'flex', alignItems: 'center' }}>
              <Menu.Item
                style={{ flex: 1 }}
                onClick={() =>
                  onPick({
                    assignee: undefined,
                    priority: undefined,
                    q: undefined,
                    snoozed: undefined,
                    ...filter.search,
                  })
                }
              >
                {filter.name}
              </Menu.Item>
              <ActionIcon
                aria-label={`Remove the filter ${filter.name}`}
                onClick={() => save({ saved_filters: all.filter((other) => other.id !== filter.id) })}
              >
                <IconTrash size={14} stroke={1.75} />
              </ActionIcon>
            </div>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={!anything} onClick={() => setNaming(true)}>
            Save this filter
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={naming} onClose={() => setNaming(false)} title="Save this filter" size={360} yOffset="14dvh">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save({
              saved_filters: [
                ...all,
                { id: crypto.randomUUID(), name: name.trim(), stream, search: { assignee, priority, q, snoozed } },
              ],
            });
            setNaming(false);
            setName('');
          }}
        >
          <TextInput
            data-autofocus
            label="Name"
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button type="submit" disabled={name.trim() === ''}>
              Save filter
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
