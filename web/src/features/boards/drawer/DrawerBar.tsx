import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconArrowMerge,
  IconArrowsSplit,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconClockPause,
  IconDots,
  IconLink,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWatchers } from '@/api/live/presence';
import { useMe } from '@/api/session';
import type { Card, Stream } from '@/api/types';
import { Initials } from '@/ui/Initials';
import { useActsHere } from '../acts/ActsContext';
import { can, type CardAct } from '../can';
import { StreamDot } from '@/ui/StreamDot';
import styles from './Drawer.module.css';

interface Props {
  card: Card;
  streams: Stream[];
  onPrevious?: () => void;
  onNext?: () => void;
  onSplit: () => void;
  onClose: () => void;
}

/** The drawer's top: where the card is, who looks at it, what is done to it most. */
export function DrawerBar({ card, streams, onPrevious, onNext, onSplit, onClose }: Props) {
  const { acts, ask } = useActsHere();
  const me = useMe();
  const watchers = useWatchers(card.id, me?.id);
  const stream = streams.find((one) => one.key === card.stream);
  const column = stream?.columns.find((one) => one.key === card.column);
  const mayMove = can('move', me, card);
  const open = card.status === 'open';

  const icon = (act: CardAct, label: string, key: string, image: ReactNode, run: () => void) => {
    const may = can(act, me, card);
    return (
      <Tooltip label={may === true ? `${label} · ${key}` : may}>
        <ActionIcon
          aria-label={label}
          aria-disabled={may !== true}
          data-disabled={may !== true || undefined}
          onClick={() => {
            if (may === true) run();
          }}
        >
          {image}
        </ActionIcon>
      </Tooltip>
    );
  };
  const item = (act: CardAct, label: string, image: ReactNode, run: () => void) => {
    const may = can(act, me, card);
    return (
      <Menu.Item leftSection={image} disabled={may !== true} title={may === true ? undefined : may} onClick={run}>
        {label}
      </Menu.Item>
    );
  };

  return (
    <div className={styles.bar}>
      <Tooltip label={mayMove === true ? 'Move · 1–9' : mayMove}>
        <button
          type="button"
          className={styles.place}
          aria-disabled={mayMove !== true}
          onClick={() => {
            if (mayMove === true) ask('move', [card]);
          }}
        >
          <StreamDot stream={card.stream} />
          <span className="clip">
            {stream?.name ?? card.stream} › {column?.name ?? card.column}
          </span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
        </button>
      </Tooltip>
      <span className={styles.rest} />
      {watchers.map((user) => (
        <Initials
          key={user.id}
          name={user.name}
          initials={user.initials}
          size={22}
          label={`${user.name} is ${user.doing}`}
        />
      ))}
      {icon('snooze', 'Snooze', 'S', <IconClockPause size={16} stroke={1.75} />, () => ask('snooze', [card]))}
      {open
        ? icon('archive', 'Archive', 'E', <IconArchive size={16} stroke={1.75} />, () => void acts.archive([card]))
        : icon('reopen', 'Reopen', 'E', <IconArchiveOff size={16} stroke={1.75} />, () => void acts.reopen([card]))}
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon aria-label="More acts">
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {item('merge', 'Merge into another card', <IconArrowMerge size={16} stroke={1.5} />, () =>
            ask('merge', [card]),
          )}
          {item('split', 'Split messages off', <IconArrowsSplit size={16} stroke={1.5} />, onSplit)}
          {item('link', 'Link with a company or card', <IconLink size={16} stroke={1.5} />, () => ask('link', [card]))}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label="Previous card · ←">
        <ActionIcon aria-label="Previous card" disabled={!onPrevious} onClick={onPrevious}>
          <IconChevronLeft size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Next card · →">
        <ActionIcon aria-label="Next card" disabled={!onNext} onClick={onNext}>
          <IconChevronRight size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Close · Esc">
        <ActionIcon aria-label="Close the card" onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
