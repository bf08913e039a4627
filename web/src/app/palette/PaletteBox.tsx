import { TextInput } from '@mantine/core';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent } from 'react';
import { recentSearches } from '@/api/recentSearches';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { count } from '@/ui/format';
import styles from './Palette.module.css';
import { PaletteList } from './PaletteList';
import { stepped, type PaletteGroup, type PaletteRow } from './rows';
import { useHitRows } from './useHitRows';
import { useOwnRows } from './useOwnRows';

const label = 'Search everything, go somewhere or do something';

/** The field with all that answers to it: commands at once, what is found as soon as it is. */
export function PaletteBox({ onClose }: { onClose: (then?: () => void) => void }) {
  const id = useId();
  const me = useMe();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [moved, setMoved] = useState<string | undefined>(undefined);
  const words = text.trim();
  const own = useOwnRows(words);
  const found = useHitRows(words);

  const toSearch = (q: string): void => {
    recentSearches.add(me?.id, q);
    void navigate({ to: '/search', search: (old) => ({ entity: old.entity, q }) });
  };
  const all: PaletteRow = {
    key: 'search',
    label: words ? <>Search everything for “{words}”</> : 'Open the search page',
    left: <IconSearch size={16} stroke={1.5} />,
    run: () => (words ? toSearch(words) : void navigate({ to: '/search', search: ({ entity }) => ({ entity }) })),
  };
  const recent = recentSearches.of(me?.id).map((q) => ({
    key: `recent-${q}`,
    label: q,
    left: <IconHistory size={16} stroke={1.5} />,
    run: () => toSearch(q),
  }));
  // What is found comes last, so that nothing moves under the hand of who chooses.
  const groups: PaletteGroup[] = (
    words
      ? [...own, { name: 'Search', rows: [all] }, ...found.groups]
      : [{ name: 'Recent searches', rows: recent.slice(0, 5) }, ...own, { name: 'Search', rows: [all] }]
  ).filter(({ rows }) => rows.length > 0);
  const rows = groups.flatMap((group) => group.rows);
  const chosen = rows.some(({ key }) => key === moved) ? moved : rows[0]?.key;
  const run = (row: PaletteRow | undefined) => row && onClose(row.run);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setMoved(stepped(rows, chosen, event.key === 'ArrowDown' ? 1 : -1));
    else if (event.key === 'Enter') run(rows.find(({ key }) => key === chosen));
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) onClose();
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className={styles.field}>
        <TextInput
          data-autofocus
          className={styles.input}
          size="md"
          variant="unstyled"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={chosen && `${id}-${chosen}`}
          aria-label={label}
          placeholder="Search, go or do something"
          autoComplete="off"
          spellCheck={false}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setMoved(undefined);
          }}
        />
        <button type="button" className={styles.cancel} onClick={() => onClose()}>
          Cancel
        </button>
      </div>
      <PaletteList id={id} groups={groups} chosen={chosen} onChoose={setMoved} onRun={run} />
      <div className={styles.foot}>
        <span role="status" data-failed={found.error ? true : undefined}>
          {found.error
            ? sentence(found.error)
            : found.total === undefined || (found.total === 0 && found.waits)
              ? ''
              : found.total === 0
                ? 'Nothing is found by these words'
                : `${count(found.total, 'thing')} found`}
        </span>
        <span className={styles.keys}>
          <kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>Enter</kbd> open <kbd>Esc</kbd> close
        </span>
      </div>
    </>
  );
}
