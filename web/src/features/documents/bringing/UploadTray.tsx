import { ActionIcon, Progress } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { count } from '@/ui/format';
import styles from './Bringing.module.css';
import { UploadRow } from './UploadRow';
import { isUnderWay, uploads, type Coming, useUploads } from './uploads';

function shareOf({ state }: Coming): number {
  if (state.at === 'waiting') return 0;
  return state.at === 'sending' ? state.share : 1;
}

function refusals(all: readonly Coming[]): number {
  return all.reduce((sum, { state }) => {
    if (state.at === 'refused') return sum + 1;
    return state.at === 'unpacked' ? sum + state.items.filter(({ error }) => error).length : sum;
  }, 0);
}

/** The files on their way and what became of each; it stays from screen to screen until it is closed. */
export function UploadTray() {
  const { all, hidden } = useUploads();
  const [folded, setFolded] = useState(false);
  const left = all.filter(isUnderWay).length;

  useEffect(() => {
    if (left === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [left]);

  if (hidden || all.length === 0) return null;
  const refused = refusals(all);
  const title =
    left > 0
      ? `Bringing ${count(left, 'file')}`
      : `${count(all.length, 'file')} sent${refused > 0 ? `, ${refused} not kept` : ''}`;
  return (
    <section className={styles.tray} aria-label="Files on their way">
      <header className={styles.head}>
        <h2>
          <span role="status">{title}</span>
        </h2>
        <ActionIcon
          aria-label={folded ? 'Show the files' : 'Fold the files'}
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        >
          {folded ? <IconChevronUp size={16} stroke={1.75} /> : <IconChevronDown size={16} stroke={1.75} />}
        </ActionIcon>
        <ActionIcon aria-label={left > 0 ? 'Hide; the files go on' : 'Close'} onClick={uploads.close}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      {left > 0 && (
        <Progress
          size={3}
          radius={0}
          value={(all.reduce((sum, one) => sum + shareOf(one), 0) / all.length) * 100}
          aria-label="How much of all has been sent"
        />
      )}
      {!folded && (
        // It scrolls, and so it takes the focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className={styles.files} tabIndex={0} aria-label="Files">
          {all.map((one) => (
            <UploadRow key={one.key} coming={one} />
          ))}
        </ul>
      )}
    </section>
  );
}
