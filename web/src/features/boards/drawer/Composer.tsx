import { Button, Textarea, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconLock, IconNote } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { peopleQuery } from '@/api/cards';
import { useMe } from '@/api/session';
import type { Card, Person } from '@/api/types';
import { useCommand } from '@/ui/commands';
import { Initials } from '@/ui/Initials';
import { toastFailed } from '@/ui/toast';
import { useActsHere } from '../acts/ActsContext';
import { can } from '../can';
import styles from './Composer.module.css';
import { means, mentionAt, mentioned, tied } from './mention';

interface Props {
  card: Card;
  onWriting: (writing: boolean) => void;
}

/** Where a note is written: on the notes' own ground, so that nobody takes it for a mail. */
export function Composer({ card, onWriting }: Props) {
  const { acts } = useActsHere();
  const me = useMe();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [dismissed, setDismissed] = useState(-1);
  const [active, setActive] = useState(0);
  const [sending, setSending] = useState(false);
  const toCaret = useRef<number | null>(null);
  const picked = useRef(new Map<string, string>());

  const mention = mentionAt(text, caret);
  const asking = mention !== null && mention.from !== dismissed;
  const people = useQuery({ ...peopleQuery(mention?.q.trim() ?? ''), enabled: asking, placeholderData: (old) => old });
  // The answer to earlier letters stands until the next one comes; Enter must not pick whom it no longer means.
  const known = people.data ?? [];
  const meant = people.isPlaceholderData ? known.filter((person) => means(mention?.q ?? '', person.name)) : known;
  const offered = asking ? meant.slice(0, 6) : [];
  const may = can('note', me, card);
  const reply = can('reply', me, card);

  useCommand('note', () => field.current?.focus(), 1);
  useCommand('reply', () => toastFailed(reply === true ? '' : reply), 1);

  useLayoutEffect(() => {
    if (toCaret.current === null) return;
    field.current?.setSelectionRange(toCaret.current, toCaret.current);
    toCaret.current = null;
  });

  function write(next: string, at: number) {
    if ((next === '') !== (text === '')) onWriting(next !== '');
    setText(next);
    setCaret(at);
    setActive(0);
  }

  function pick(person: Person) {
    if (!mention) return;
    const next = mentioned(text, mention.from, caret, person.name);
    picked.current.set(person.name, person.id);
    toCaret.current = next.caret;
    write(next.text, next.caret);
    setDismissed(mention.from);
    field.current?.focus();
  }

  async function add() {
    const note = text.trim();
    if (note === '' || sending) return;
    setSending(true);
    const done = await acts.note(card, tied(note, picked.current));
    setSending(false);
    // What was refused stays in the field.
    if (!done) return;
    picked.current.clear();
    write('', 0);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (offered.length > 0) {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by !== 0) {
        event.preventDefault();
        setActive((active + by + offered.length) % offered.length);
        return;
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        pick(offered[active]!);
        return;
      }
      if (event.key === 'Escape') {
        event.stopPropagation();
        setDismissed(mention!.from);
        return;
      }
    }
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void add();
    } else if (event.key === 'Escape') {
      // The first Escape leaves the field, the next closes the card.
      event.stopPropagation();
      field.current?.blur();
    }
  }

  return (
    <div className={styles.composer}>
      <div className={styles.kinds} role="group" aria-label="What to write">
        <button type="button" className={styles.kind} aria-pressed="true" onClick={() => field.current?.focus()}>
          <IconNote size={14} stroke={1.75} aria-hidden="true" /> Note
        </button>
        <Tooltip label={reply} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>
          <button type="button" className={styles.kind} aria-pressed="false" aria-disabled="true">
            <IconArrowBackUp size={14} stroke={1.75} aria-hidden="true" /> Reply
          </button>
        </Tooltip>
        <span style={{ flex: 1 }} />
        <span className="meta" style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
          <IconLock size={12} stroke={1.75} aria-hidden="true" /> Seen by colleagues only
        </span>
      </div>
      {offered.length > 0 && (
        <ul className={styles.people} role="listbox" id="mention-list" aria-label="People to mention">
          {offered.map((person, nth) => (
            // The keyboard works from the text field, which names the active option.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={person.id}
              id={`mention-${person.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={nth === active}
              className={styles.person}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(person)}
            >
              <Initials name={person.name} initials={person.initials} /> {person.name}
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Textarea
          ref={field}
          style={{ flex: 1 }}
          aria-label="Note"
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? 'mention-list' : undefined}
          aria-activedescendant={offered[active] ? `mention-${offered[active].id}` : undefined}
          placeholder={may === true ? 'Write a note, @ to mention somebody' : may}
          disabled={may !== true}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={10_000}
          value={text}
          onChange={(event) => write(event.currentTarget.value, event.currentTarget.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" size="xs" disabled={text.trim() === ''} loading={sending}>
          Add note
        </Button>
      </form>
    </div>
  );
}
