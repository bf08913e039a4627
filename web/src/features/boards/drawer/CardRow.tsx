import { IconArchive, IconArrowMerge, IconClockPause } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useStreams } from '@/api/boards';
import type { Card } from '@/api/types';
import { shortTime } from '@/ui/format';
import { Time } from '@/ui/Time';
import { StreamDot } from '@/ui/StreamDot';
import { tidySubject } from '../subject';
import styles from './Drawer.module.css';

const states = {
  archived: { icon: IconArchive, word: 'Archived' },
  snoozed: { icon: IconClockPause, word: 'Snoozed' },
  merged: { icon: IconArrowMerge, word: 'Merged' },
} as const;

/** Another card in one line: what it is about, where it lies, whether anybody still works on it. */
export function CardRow({ card }: { card: Card }) {
  const stream = useStreams().find((one) => one.key === card.stream);
  const column = stream?.columns.find((one) => one.key === card.column)?.name ?? card.column;
  const state = card.status === 'open' ? null : states[card.status];
  const until = card.snoozed_until ? `Snoozed until ${shortTime(card.snoozed_until)}` : undefined;
  return (
    <Link
      className={styles.row}
      data-status={card.status}
      to="/boards/$stream/cards/$cardId"
      params={{ stream: card.stream, cardId: card.id }}
      search
      title={`${tidySubject(card.subject)}\n${stream?.name ?? card.stream} › ${column}`}
    >
      <StreamDot stream={card.stream} />
      <span className={`${styles.about} clip`} dir="auto">
        {tidySubject(card.subject)}
      </span>
      <span className={`${styles.where} meta clip`}>
        {state ? (
          <span className={styles.state} title={until}>
            <state.icon size={14} stroke={1.75} aria-hidden="true" />
            {state.word}
          </span>
        ) : (
          column
        )}
      </span>
      <span className={`${styles.when} meta tabular`}>
        <Time at={card.last_message_at} />
      </span>
    </Link>
  );
}
