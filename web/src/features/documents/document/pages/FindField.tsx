import { ActionIcon, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { number } from '@/ui/format';
import { mostHits } from './find';
import type { Find } from './useFind';
import styles from './Viewer.module.css';

/** Words to find in the document, how often they stand in it, and the way from one to the next. */
export function FindField({ find }: { find: Find }) {
  const { words, setWords, hits, nth, step, field } = find;
  const all = hits.length === mostHits ? `${number(mostHits)}+` : number(hits.length);
  return (
    <div className={styles.find}>
      <TextInput
        ref={field}
        type="search"
        className={styles.words}
        aria-label="Find in this document"
        placeholder="Find   /"
        leftSection={<IconSearch size={14} stroke={1.75} />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            step(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            setWords('');
            event.currentTarget.blur();
          }
        }}
      />
      {words.trim() && (
        <>
          <span className={`${styles.of} tabular`} role="status">
            {hits.length === 0 ? 'Not found' : `${number(nth)} of ${all}`}
          </span>
          <ActionIcon aria-label="Previous place" disabled={hits.length < 2} onClick={() => step(-1)}>
            <IconChevronUp size={16} stroke={1.75} />
          </ActionIcon>
          <ActionIcon aria-label="Next place" disabled={hits.length < 2} onClick={() => step(1)}>
            <IconChevronDown size={16} stroke={1.75} />
          </ActionIcon>
        </>
      )}
    </div>
  );
}
