import { IconArchive, IconArrowsMove, IconCheck, IconClockPause, IconUserPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useStreams } from '@/api/boards';
import type { Card } from '@/api/types';
import { useMe } from '@/api/session';
import { useActsHere, type Question } from './acts/ActsContext';
import { can, type CardAct } from './can';
import styles from './CardFace.module.css';
import { suggestedAct, suggestedFor } from './suggested';

const offered = [
  { act: 'assign', label: 'Assign', key: 'A', Icon: IconUserPlus },
  { act: 'snooze', label: 'Snooze', key: 'S', Icon: IconClockPause },
  { act: 'archive', label: 'Archive', key: 'E', Icon: IconArchive },
  { act: 'move', label: 'Move', key: '1–9', Icon: IconArrowsMove },
] as const satisfies { act: CardAct; label: string; key: string; Icon: typeof IconArchive }[];

/** The acts most used, and what Pebble suggests, for a face under the pointer or the focus; plain buttons, as they come and go with it. */
export const QuickActs = memo(function QuickActs({ card, tabIndex }: { card: Card; tabIndex: number }) {
  const { acts, ask } = useActsHere();
  const me = useMe();
  const suggested = suggestedFor(card, useStreams());
  const mayMove = can('move', me, card);
  return (
    <div className={styles.quick}>
      {suggested && (
        <button
          type="button"
          className={styles.act}
          title={mayMove === true ? `${suggestedAct(suggested)} · Y` : mayMove}
          tabIndex={tabIndex}
          aria-label={suggestedAct(suggested)}
          aria-disabled={mayMove !== true}
          onClick={() => {
            if (mayMove === true) void acts.follow([card]);
          }}
        >
          <IconCheck size={15} stroke={1.75} />
        </button>
      )}
      {offered.map(({ act, label, key, Icon }) => {
        const may = can(act, me, card);
        return (
          <button
            key={act}
            type="button"
            className={styles.act}
            title={may === true ? `${label} · ${key}` : may}
            tabIndex={tabIndex}
            aria-label={label}
            aria-disabled={may !== true}
            onClick={() => {
              if (may !== true) return;
              if (act === 'archive') void acts.archive([card]);
              else ask(act as Question, [card]);
            }}
          >
            <Icon size={15} stroke={1.75} />
          </button>
        );
      })}
    </div>
  );
});
