import { TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import styles from './SearchPage.module.css';

interface Props {
  field: RefObject<HTMLInputElement | null>;
  value: string | undefined;
  onChange: (words: string | undefined) => void;
  /** From the field down into what was found; `kept`: these words are worth remembering. */
  onDown: (kept: boolean) => void;
}

/** As long as letters come faster than this, nothing is asked. */
const rest = 80;

/** The words that are looked for; the address, and with it the answer, follows while they are typed. */
export function SearchField({ field, value, onChange, onDown }: Props) {
  const [text, setText] = useState(value ?? '');
  const sent = useRef<string[]>([]);
  // The address says what was typed, a little later; only what it says by itself comes into the field.
  useEffect(() => {
    const said = value ?? '';
    const at = sent.current.indexOf(said);
    sent.current = sent.current.slice(at + 1);
    if (at < 0) setText(said);
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === (value ?? '')) return;
    const timer = setTimeout(() => {
      sent.current.push(wanted);
      onChange(wanted || undefined);
    }, rest);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextInput
      ref={field}
      className={styles.field}
      size="md"
      type="search"
      aria-label="Search everything"
      placeholder="Search cards, messages, documents and companies"
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={16} stroke={1.75} />}
      rightSection={
        text && (
          <button
            type="button"
            className={styles.clear}
            aria-label="Clear the words"
            onClick={() => {
              setText('');
              field.current?.focus();
            }}
          >
            <IconX size={14} stroke={1.75} aria-hidden="true" />
          </button>
        )
      }
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'ArrowDown' || event.key === 'Enter') {
          event.preventDefault();
          onDown(event.key === 'Enter');
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          if (text) setText('');
          else event.currentTarget.blur();
        }
      }}
    />
  );
}
