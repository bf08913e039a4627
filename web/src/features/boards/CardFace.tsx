import { IconAlertTriangle, IconClock, IconFlag, IconMessage, IconPaperclip } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useState, type MouseEvent } from 'react';
import { useWatchers } from '@/api/live/presence';
import type { Card } from '@/api/types';
import { age, fullTime, shortTime } from '@/ui/format';
import { Initials } from '@/ui/Initials';
import { Badge } from './Badge';
import { badgesOf } from './badges';
import styles from './CardFace.module.css';
import type { EntityMark } from './entityMarks';
import { PriorityMark } from './PriorityMark';
import { QuickActs } from './QuickActs';
import { StreamDot } from '@/ui/StreamDot';
import { tidySubject } from './subject';
import { useCardDrag } from './useCardDrag';
import { urgencyOf } from './waiting';

export interface CardFaceProps {
  card: Card;
  /** Whose it is, where cards of several legal entities lie side by side. */
  entity: EntityMark | undefined;
  me: string | undefined;
  now: number;
  focused: boolean;
  selected: boolean;
  selecting: boolean;
  open: boolean;
  carried: boolean;
  /** The cards that go along when this one is dragged. */
  dragged: () => string[];
  onFocus: (id: string) => void;
  onSelect: (id: string, how: 'toggle' | 'range') => void;
}

/** A card as the board shows it: three lines, one height. */
export const CardFace = memo(function CardFace(props: CardFaceProps) {
  const { card, now, focused, selected, selecting } = props;
  const ref = useCardDrag(card, props.dragged);
  // Most faces are only read: the quick acts come with the pointer or the focus.
  const [reached, setReached] = useState(false);
  const watchers = useWatchers(card.id, props.me);
  const urgency = urgencyOf(card, now);
  const since = card.waiting_since ?? card.last_message_at;
  const subject = tidySubject(card.subject);
  const sender = card.customer?.name || card.customer?.email || 'Unknown sender';
  const due = card.due_at ? shortTime(card.due_at) : null;
  const overdue = card.due_at !== null && new Date(card.due_at).getTime() < now;
  const [badge, ...moreBadges] = badgesOf(card);
  const tabIndex = focused ? 0 : -1;

  function onClick(event: MouseEvent) {
    const how = event.shiftKey ? 'range' : event.metaKey || event.ctrlKey ? 'toggle' : null;
    if (!how) return;
    event.preventDefault();
    props.onSelect(card.id, how);
  }

  return (
    <article
      ref={ref}
      className={styles.card}
      data-card={card.id}
      onPointerEnter={() => setReached(true)}
      onFocus={() => setReached(true)}
      data-selected={selected || undefined}
      data-open={props.open || undefined}
      data-carried={props.carried || undefined}
    >
      <div className={styles.line}>
        <span className={styles.pick} data-shown={selecting || undefined}>
          <input
            type="checkbox"
            tabIndex={tabIndex}
            aria-label={`Select ${subject}`}
            checked={selected}
            onChange={(event) =>
              props.onSelect(card.id, (event.nativeEvent as unknown as PointerEvent).shiftKey ? 'range' : 'toggle')
            }
          />
          <span className={styles.mark} title={card.waiting_since ? 'Waiting for our answer' : 'Answered'}>
            <StreamDot stream={card.stream} filled={card.waiting_since !== null} />
          </span>
        </span>
        <span className={`${styles.who} clip`} dir="auto" title={card.customer?.email ?? undefined}>
          {sender}
          {card.company && <span className={styles.company}> · {card.company.name}</span>}
        </span>
        {watchers.slice(0, 2).map((user) => (
          <Initials
            key={user.id}
            name={user.name}
            initials={user.initials}
            size={16}
            label={`${user.name} is ${user.doing}`}
          />
        ))}
        <span
          className={`${styles.age} tabular ${urgency === 'late' || urgency === 'overdue' ? styles[urgency] : ''}`}
          title={`${card.waiting_since ? 'Waiting since' : 'Last message'} ${fullTime(since)}`}
        >
          {urgency === 'late' && <IconClock size={12} stroke={2} aria-label="Waiting for more than a day" />}
          {urgency === 'overdue' && (
            <IconAlertTriangle size={12} stroke={2} aria-label="Waiting for more than two days" />
          )}
          {age(since, now)}
        </span>
        <PriorityMark priority={card.priority} />
      </div>
      <div className={styles.line}>
        <Link
          id={`card-${card.id}`}
          to="/boards/$stream/cards/$cardId"
          params={{ stream: card.stream, cardId: card.id }}
          search
          preload={false}
          draggable={false}
          tabIndex={tabIndex}
          dir="auto"
          title={card.subject.length > 38 ? card.subject : undefined}
          className={`${styles.link} ${card.waiting_since ? styles.waiting : ''} clip`}
          onFocus={() => props.onFocus(card.id)}
          onClick={onClick}
        >
          {subject}
        </Link>
      </div>
      <div className={styles.line}>
        {badge && <Badge said={badge} />}
        {moreBadges.length > 0 && (
          <span className="meta" title={moreBadges.map((one) => one.label).join(', ')}>
            +{moreBadges.length}
          </span>
        )}
        <span className={`${styles.snippet} clip`} dir="auto">
          {card.snippet}
        </span>
        <span className={`${styles.facts} tabular`}>
          {props.entity && (
            <span className={styles.entity} role="img" aria-label={props.entity.name} title={props.entity.name}>
              {props.entity.short}
            </span>
          )}
          {card.attachment_count > 0 && (
            <span className={styles.fact} title="Attachments">
              <IconPaperclip size={12} stroke={1.75} aria-label="Attachments" />
              {card.attachment_count}
            </span>
          )}
          {card.message_count > 1 && (
            <span className={styles.fact} title="Messages">
              <IconMessage size={12} stroke={1.75} aria-label="Messages" />
              {card.message_count}
            </span>
          )}
          {due && (
            <span className={`${styles.fact} ${overdue ? styles.overdue : ''}`} title={`Due ${fullTime(card.due_at)}`}>
              <IconFlag size={12} stroke={1.75} aria-label={overdue ? 'Overdue since' : 'Due'} />
              {due}
            </span>
          )}
          <Initials
            name={card.assignee?.name ?? null}
            initials={card.assignee?.initials}
            size={18}
            label={card.assignee ? `Assigned to ${card.assignee.name}` : 'Assigned to nobody'}
          />
        </span>
      </div>
      {reached && <QuickActs card={card} tabIndex={tabIndex} />}
    </article>
  );
});
