import { Tooltip } from '@mantine/core';
import { IconBuildingFactory2, IconTag } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMe } from '@/api/session';
import type { Card } from '@/api/types';
import { Initials } from '@/ui/Initials';
import { useActsHere, type Question } from '../acts/ActsContext';
import { Badge } from '../Badge';
import { badgesOf } from '../badges';
import { can, type CardAct } from '../can';
import { PriorityMark } from '../PriorityMark';
import styles from './Drawer.module.css';
import { DueChip } from './DueChip';
import { WhyHere } from './WhyHere';

/** What a card is besides its mail; each can be changed where it stands. */
export function Properties({ card }: { card: Card }) {
  const { ask } = useActsHere();
  const me = useMe();
  const entities = me?.entities ?? [];
  const chip = (act: CardAct & Question, hint: string, set: boolean, inside: ReactNode) => {
    const may = can(act, me, card);
    return (
      <Tooltip label={may === true ? hint : may}>
        <button
          type="button"
          className={`${styles.chip} ${set ? '' : styles.unset}`}
          aria-disabled={may !== true}
          onClick={() => {
            if (may === true) ask(act, [card]);
          }}
        >
          {inside}
        </button>
      </Tooltip>
    );
  };
  return (
    <div className={styles.chips}>
      {chip(
        'assign',
        'Assign · A',
        card.assignee !== null,
        <>
          <Initials name={card.assignee?.name ?? null} initials={card.assignee?.initials} size={16} />
          {card.assignee?.name ?? 'Assign'}
        </>,
      )}
      {chip(
        'priority',
        'Priority · P',
        card.priority !== 'normal',
        <>
          <PriorityMark priority={card.priority} />
          {card.priority === 'normal'
            ? 'Normal priority'
            : card.priority.charAt(0).toUpperCase() + card.priority.slice(1)}
        </>,
      )}
      <DueChip card={card} />
      {chip(
        'tag',
        'Tags · T',
        card.tags.length > 0,
        <>
          <IconTag size={14} stroke={1.75} aria-hidden="true" />
          <span className="clip">{card.tags.length > 0 ? card.tags.join(', ') : 'Tags'}</span>
        </>,
      )}
      {entities.length > 1 &&
        chip(
          'entity',
          'Hand over to another legal entity',
          true,
          <>
            <IconBuildingFactory2 size={14} stroke={1.75} aria-hidden="true" />
            <span className="clip">
              {entities.find((one) => one.id === card.entity_id)?.name ?? 'Another legal entity'}
            </span>
          </>,
        )}
      <WhyHere card={card} />
      {badgesOf(card)
        // Said at length below, with the way out.
        .filter((said) => !said.likely)
        .map((said) => (
          <Badge key={said.key} said={said} />
        ))}
    </div>
  );
}
