import { IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Landing, PreviewItem } from '@/api/router';
import { noiseWord } from '@/mail/noise';
import table from '@/ui/Table.module.css';
import { Time } from '@/ui/Time';
import { Destination } from './Destination';
import styles from './Preview.module.css';
import type { Names } from './tell';

const deciders: Record<string, string> = {
  rule: 'by a rule',
  memory: 'by memory',
  model: 'by the model',
  llm: 'by the language model',
  person: 'by a person',
};

function Landed({ at, names, same }: { at: Landing; names: Names; same?: boolean }) {
  const more = [
    at.column && names.column(at.stream, at.column),
    at.priority && at.priority !== 'normal' && `priority ${at.priority}`,
    at.assignee && `to ${at.assignee.name}`,
    ...(at.tags ?? []).map((tag) => `tag ${tag}`),
  ].filter(Boolean);
  return (
    <div className={styles.landed}>
      <div className={same ? styles.stays : styles.place}>
        <Destination to={at.stream} names={names} />
        {at.noise_kind && <span className="meta"> {noiseWord(at.noise_kind).toLowerCase()}</span>}
        {at.decided_by && <span className="meta"> {deciders[at.decided_by] ?? at.decided_by}</span>}
      </div>
      {more.length > 0 && <div className="meta">{more.join(', ')}</div>}
      {at.reasons.map((reason) => (
        <div key={reason} className={styles.reason} dir="auto">
          {reason}
        </div>
      ))}
    </div>
  );
}

interface Props {
  item: PreviewItem;
  names: Names;
  /** Of a table of which only some rows exist: the row's place in it, and what measures it. */
  index?: number;
  measure?: (row: HTMLTableRowElement | null) => void;
}

/** A message as it lies now and as it would lie then, with why. */
export function PreviewRow({ item, names, index, measure }: Props) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index === undefined ? undefined : index + 2}>
      <td>
        <div className={styles.message}>
          <Link
            to="/messages"
            search={{ message: item.message_id }}
            target="_blank"
            preload={false}
            className={table.link}
            dir="auto"
          >
            {item.subject || 'No subject'}{' '}
            <IconExternalLink size={12} stroke={1.75} role="img" aria-label="opens in a new tab" />
          </Link>
          <div className={table.sub} dir="auto">
            {item.from?.name || item.from?.email || 'Unknown sender'} · <Time at={item.date} /> ·{' '}
            {names.mailbox(item.mailbox_id)}
          </div>
        </div>
      </td>
      <td data-label="Now">
        <Landed at={item.now} names={names} same />
      </td>
      <td data-label="Then">
        {item.changed ? <Landed at={item.then} names={names} /> : <span className="meta">stays where it is</span>}
      </td>
    </tr>
  );
}
