import { ActionIcon, Button } from '@mantine/core';
import { IconHistory, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { recentSearches } from '@/api/recentSearches';
import { keyCaps, keymap } from '@/ui/keymap';
import styles from './SearchPage.module.css';

/** Before anything is typed: what was looked for last, and how to look. */
export function SearchStart({ person }: { person: string | undefined }) {
  const [recent, setRecent] = useState(() => recentSearches.of(person));
  const forget = (words?: string) => {
    recentSearches.forget(person, words);
    setRecent(recentSearches.of(person));
  };
  return (
    <div className={styles.begin}>
      {recent.length > 0 && (
        <section aria-label="Recent searches">
          <h2>
            Recent searches
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => forget()}>
              Forget all
            </Button>
          </h2>
          <ul>
            {recent.map((words) => (
              <li key={words}>
                <Link to="/search" search={(old) => ({ ...old, q: words, with: undefined })} className={styles.recent}>
                  <IconHistory size={14} stroke={1.75} aria-hidden="true" />
                  <span className="clip" dir="auto">
                    {words}
                  </span>
                </Link>
                <ActionIcon size={24} aria-label={`Forget ${words}`} onClick={() => forget(words)}>
                  <IconX size={12} stroke={1.75} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="How to search">
        <h2>How to search</h2>
        <dl>
          <dt>coromandel drums</dt>
          <dd>Every word counts; of the last its beginning is enough. Small typing errors are forgiven.</dd>
          <dt>“best rate”</dt>
          <dd>In quotation marks: these words, in this order.</dd>
          <dt>PO-4711</dt>
          <dd>Numbers and references are found exactly as they are.</dd>
          <dt>when does the lorry arrive</dt>
          <dd>What means the same is found too, whatever its words.</dd>
        </dl>
        <p className="meta">
          {keyCaps(keymap.palette.keys[0]).map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}{' '}
          searches from any screen.
        </p>
      </section>
    </div>
  );
}
