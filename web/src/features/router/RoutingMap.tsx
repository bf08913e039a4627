import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { count, number } from '@/ui/format';
import { streamColour } from '@/ui/StreamDot';
import { DefaultButton } from './DefaultButton';
import { Destination } from './Destination';
import { flowsOf, heightOf, sumOf, wentTo } from './flows';
import styles from './Map.module.css';
import { wasBefore, type MapProps } from './mapProps';

type Looked = { mailbox?: string; to?: string } | null;

function Figures({ of }: { of: { last_24h: number; last_30d: number } | undefined }) {
  return (
    <>
      <span className={styles.figure} data-zero={of?.last_24h === 0 || undefined}>
        {of ? number(of.last_24h) : '–'}
      </span>
      <span className={styles.figure} data-zero={of?.last_30d === 0 || undefined}>
        {of ? number(of.last_30d) : '–'}
      </span>
    </>
  );
}

/** Mailboxes at the left, boards at the right, and between them how much mail went which way. */
export function RoutingMap({ defaults, saved, destinations, counters, mailboxes, names, may, onDefault }: MapProps) {
  const [looked, setLooked] = useState<Looked>(null);
  const flows = useMemo(() => flowsOf(defaults, destinations, counters), [defaults, destinations, counters]);
  const height = heightOf(defaults.length, destinations.length);
  const isOn = (flow: { mailbox: string; to: string }) =>
    !looked || looked.mailbox === flow.mailbox || looked.to === flow.to;
  const share = (mailbox: string, to: string) =>
    wentTo(counters, mailbox).find((one) => one.to === to) ?? { last_24h: 0, last_30d: 0 };
  const look = (at: Looked) => ({
    onMouseEnter: () => setLooked(at),
    onMouseLeave: () => setLooked(null),
    onFocus: () => setLooked(at),
    onBlur: () => setLooked(null),
  });

  return (
    <div className={styles.map}>
      <div className={`${styles.head} ${styles.left}`} aria-hidden="true">
        <span>{looked?.to ? `To ${names.stream(looked.to)}` : 'Mailbox'}</span>
        <span className={styles.figure}>24 h</span>
        <span className={styles.figure}>30 days</span>
      </div>
      <div />
      <div className={`${styles.head} ${styles.right}`} aria-hidden="true">
        <span className="clip">{looked?.mailbox ? `From ${names.mailbox(looked.mailbox)}` : 'Board'}</span>
        <span className={styles.figure}>24 h</span>
        <span className={styles.figure}>30 days</span>
      </div>
      <ul className={styles.nodes} style={{ height }} aria-label="Mailboxes">
        {defaults.map((one) => {
          const id = one.mailbox_id ?? '';
          const box = mailboxes?.find((each) => each.id === id);
          const entity = names.entity(box?.entity_id ?? one.entity_id ?? '');
          const went = wentTo(counters, id);
          const figures = looked?.to ? share(id, looked.to) : sumOf(went);
          return (
            <li
              key={id}
              className={`${styles.node} ${styles.left}`}
              data-off={
                (looked?.to && figures.last_30d === 0) || (looked?.mailbox && looked.mailbox !== id) || undefined
              }
              {...look({ mailbox: id })}
            >
              <div className={styles.words}>
                <Link
                  to="/mailboxes/$id"
                  params={{ id }}
                  className={`${styles.address} clip`}
                  title={names.mailbox(id)}
                >
                  {names.mailbox(id)}
                </Link>
                <div className={styles.sub}>
                  <DefaultButton
                    mailbox={names.mailbox(id)}
                    stream={one.stream ?? null}
                    was={wasBefore(saved, one)}
                    names={names}
                    may={may}
                    onChange={(stream) => onDefault(id, stream)}
                  />
                  <span className="meta clip" title={entity}>
                    {entity}
                  </span>
                </div>
                <span className="visually-hidden">
                  {counters &&
                    `In 30 days: ${went.map(({ to, last_30d }) => `${number(last_30d)} to ${names.stream(to)}`).join(', ') || 'no mail'}`}
                </span>
              </div>
              <Figures of={counters && figures} />
            </li>
          );
        })}
      </ul>
      <svg
        className={styles.flows}
        style={{ height }}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {flows.map((flow) => (
          <path
            key={`${flow.mailbox} ${flow.to}`}
            d={flow.path}
            className={styles.flow}
            data-default={flow.isDefault || undefined}
            data-noise={flow.to === 'noise' || undefined}
            data-off={!isOn(flow) || undefined}
            style={{ stroke: flow.to === 'noise' ? undefined : streamColour(flow.to), strokeWidth: flow.width }}
          />
        ))}
      </svg>
      <ul className={styles.nodes} style={{ height }} aria-label="Boards">
        {destinations.map((to) => {
          const came = defaults.map((one) => share(one.mailbox_id ?? '', to));
          const figures = looked?.mailbox ? share(looked.mailbox, to) : sumOf(came);
          return (
            <li
              key={to}
              className={`${styles.node} ${styles.right}`}
              data-off={(looked?.mailbox && figures.last_30d === 0) || (looked?.to && looked.to !== to) || undefined}
              {...look({ to })}
            >
              <span className={styles.words}>
                {to === 'noise' ? (
                  <Destination to={to} names={names} />
                ) : (
                  <Link to="/boards/$stream" params={{ stream: to }} className={styles.board}>
                    <Destination to={to} names={names} />
                  </Link>
                )}
                <span className="visually-hidden">
                  {counters && `: ${count(sumOf(came).last_30d, 'message')} in 30 days, 24 h and 30 days:`}
                </span>
              </span>
              <Figures of={counters && figures} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
