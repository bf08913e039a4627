import { Button, Menu, TextInput } from '@mantine/core';
import { IconCheck, IconChevronDown, IconFilter, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useRef, useState } from 'react';
import { everybodyQuery } from '@/api/cards';
import { useMe } from '@/api/session';
import { useCommand } from '@/ui/commands';
import styles from '@/ui/Toolbar.module.css';
import type { BoardSearch } from './filters';
import { PriorityMark } from './PriorityMark';
import { SavedFilters } from './SavedFilters';

interface Props {
  stream: string;
  search: BoardSearch;
  onChange: (change: Partial<BoardSearch>) => void;
}

const priorities = ['urgent', 'high', 'normal', 'low'] as const;

/** What narrows the board, as chips; all of it is in the URL. */
export const BoardToolbar = memo(function BoardToolbar({ stream, search, onChange }: Props) {
  const me = useMe();
  const people = useQuery(everybodyQuery);
  const words = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(search.q ?? '');
  useCommand('filter', () => words.current?.focus());

  // The URL follows the typing after a short rest; a URL that came from elsewhere fills the field.
  useEffect(() => {
    if (q === (search.q ?? '')) return;
    const timer = setTimeout(() => onChange({ q: q || undefined }), 250);
    return () => clearTimeout(timer);
  }, [q, search.q, onChange]);
  const [shown, setShown] = useState(search.q);
  if (shown !== search.q) {
    setShown(search.q);
    setQ(search.q ?? '');
  }

  const assignee =
    search.assignee === 'me'
      ? 'Me'
      : search.assignee === 'none'
        ? 'Nobody'
        : (people.data?.find((person) => person.id === search.assignee)?.name ??
          (search.assignee ? 'One person' : null));
  const others = (people.data ?? []).filter((person) => person.id !== me?.id);
  const anything = search.assignee || search.priority || search.q || search.snoozed;

  return (
    <div className={`${styles.toolbar} strip`} role="toolbar" aria-label="Filters">
      <TextInput
        ref={words}
        className={styles.search}
        type="search"
        aria-label="Filter this board by words"
        placeholder="Filter   /"
        leftSection={<IconFilter size={14} stroke={1.75} />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setQ('');
          event.currentTarget.blur();
        }}
      />
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <button type="button" className={styles.chip} data-set={search.assignee ? true : undefined}>
            Assignee{assignee && `: ${assignee}`} <IconChevronDown size={12} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
          {[
            { id: undefined, name: 'Anybody' },
            { id: 'me', name: 'Me' },
            { id: 'none', name: 'Nobody' },
            ...others,
          ].map((person) => (
            <Menu.Item
              key={person.id ?? 'any'}
              rightSection={person.id === search.assignee ? <IconCheck size={14} /> : null}
              onClick={() => onChange({ assignee: person.id })}
            >
              {person.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start" width={180}>
        <Menu.Target>
          <button type="button" className={styles.chip} data-set={search.priority ? true : undefined}>
            Priority{search.priority && `: ${search.priority}`} <IconChevronDown size={12} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            rightSection={search.priority ? null : <IconCheck size={14} />}
            onClick={() => onChange({ priority: undefined })}
          >
            Any
          </Menu.Item>
          {priorities.map((priority) => (
            <Menu.Item
              key={priority}
              leftSection={<PriorityMark priority={priority} />}
              rightSection={search.priority === priority ? <IconCheck size={14} /> : null}
              onClick={() => onChange({ priority })}
            >
              {priority.charAt(0).toUpperCase() + priority.slice(1)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <button
        type="button"
        className={styles.chip}
        data-set={search.assignee === 'me' ? true : undefined}
        aria-pressed={search.assignee === 'me'}
        onClick={() => onChange({ assignee: search.assignee === 'me' ? undefined : 'me' })}
      >
        My cards
      </button>
      <button
        type="button"
        className={styles.chip}
        data-set={search.snoozed ? true : undefined}
        aria-pressed={search.snoozed !== undefined}
        onClick={() => onChange({ snoozed: search.snoozed ? undefined : 'true' })}
      >
        With snoozed
      </button>
      {anything && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconX size={12} />}
          onClick={() => onChange({ assignee: undefined, priority: undefined, q: undefined, snoozed: undefined })}
        >
          Clear
        </Button>
      )}
      <span className={styles.rest} />
      <SavedFilters stream={stream} search={search} onPick={onChange} />
    </div>
  );
});
