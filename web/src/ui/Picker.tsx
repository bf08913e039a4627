import { Modal, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './Picker.module.css';
import { isMoved } from './pointer';
import { useReturnFocus } from './useReturnFocus';

export interface Option<T> {
  key: string;
  label: string;
  value: T;
  left?: ReactNode;
  hint?: ReactNode;
}

interface Props<T> {
  title: string;
  placeholder: string;
  options: Option<T>[];
  onPick: (value: T) => void;
  onClose: () => void;
  /** Given when the options are found elsewhere; else the picker narrows them by their labels itself. */
  onSearch?: (text: string) => void;
  busy?: boolean;
  empty: string;
  children?: ReactNode;
}

/** One question with one list: type to narrow, arrows to choose, Enter to take. */
export function Picker<T>({ title, placeholder, options, onPick, onClose, onSearch, busy, empty, children }: Props<T>) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const taken = useRef(false);
  const id = useId();
  useReturnFocus();
  const shown = onSearch
    ? options
    : options.filter((option) => option.label.toLowerCase().includes(text.trim().toLowerCase()));
  const at = Math.min(active, shown.length - 1);

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  // Enter came before the answer: the best of it is meant, not what stood there before.
  useEffect(() => {
    if (busy || !taken.current) return;
    taken.current = false;
    if (shown[0]) onPick(shown[0].value);
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setActive((at + by + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const option = shown[at];
      if (onSearch && busy) taken.current = true;
      else if (option) onPick(option.value);
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} size={420} yOffset="14dvh">
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[at] ? `${id}-${shown[at].key}` : undefined}
        aria-label={title}
        autoComplete="off"
        placeholder={placeholder}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          taken.current = false;
          onSearch?.(event.currentTarget.value);
        }}
      />
      {shown.length === 0 && !busy && <p className={styles.empty}>{empty}</p>}
      <ul ref={list} id={`${id}-list`} className={styles.list} role="listbox" aria-label={title} aria-busy={busy}>
        {shown.map((option, nth) => (
          // The keyboard works from the text field, which names the active option.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={option.key}
            id={`${id}-${option.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={nth === at}
            data-active={nth === at || undefined}
            className={styles.option}
            onMouseMove={(event) => isMoved(event) && setActive(nth)}
            onClick={() => onPick(option.value)}
          >
            {option.left}
            <span className={`${styles.label} clip`} dir="auto">
              {option.label}
            </span>
            {option.hint && <span className="meta">{option.hint}</span>}
          </li>
        ))}
      </ul>
      {children}
    </Modal>
  );
}
