import { TextInput, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '@/api/session';
import type { Card } from '@/api/types';
import { useActsHere } from '../acts/ActsContext';
import { can } from '../can';
import { tidySubject } from '../subject';
import styles from './Drawer.module.css';

/** The card's subject; a press makes it a field. */
export function Subject({ card }: { card: Card }) {
  const { acts } = useActsHere();
  const may = can('rename', useMe(), card);
  const [draft, setDraft] = useState<string | null>(null);

  function save() {
    const next = draft?.trim();
    setDraft(null);
    if (next && next !== card.subject) void acts.rename(card, next);
  }

  if (draft !== null)
    return (
      <TextInput
        autoFocus
        aria-label="Subject"
        maxLength={998}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') {
            event.stopPropagation();
            setDraft(null);
          }
        }}
      />
    );
  return (
    <h2 className={styles.subject} dir="auto" id="card-subject">
      <Tooltip label={may === true ? 'Change the subject' : may}>
        <button
          type="button"
          aria-disabled={may !== true}
          onClick={() => {
            if (may === true) setDraft(card.subject);
          }}
        >
          {tidySubject(card.subject)}
        </button>
      </Tooltip>
    </h2>
  );
}
