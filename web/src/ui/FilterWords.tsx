import { TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from './commands';
import styles from './Toolbar.module.css';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (words: string | undefined) => void;
}

/** The field of a toolbar that narrows a list by words; the URL follows the typing after a short rest. */
export function FilterWords({ label, value, onChange }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value ?? '');
  const [shown, setShown] = useState(value);
  useCommand('filter', () => field.current?.focus());
  if (shown !== value) {
    setShown(value);
    setText(value ?? '');
  }
  useEffect(() => {
    if (text === (value ?? '')) return;
    const timer = setTimeout(() => onChange(text || undefined), 250);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextInput
      ref={field}
      className={styles.search}
      type="search"
      aria-label={label}
      placeholder="Filter   /"
      leftSection={<IconFilter size={14} stroke={1.75} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setText('');
        event.currentTarget.blur();
      }}
    />
  );
}
