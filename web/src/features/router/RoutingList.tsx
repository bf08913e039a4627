import { Link } from '@tanstack/react-router';
import { number } from '@/ui/format';
import { DefaultButton } from './DefaultButton';
import { Destination } from './Destination';
import { wentTo } from './flows';
import styles from './Map.module.css';
import { wasBefore, type MapProps } from './mapProps';

/** The same as the map where there is no room for it: each mailbox with where its mail went. */
export function RoutingList({ defaults, saved, destinations, counters, mailboxes, names, may, onDefault }: MapProps) {
  return (
    <ul className={styles.boxes} aria-label="Mailboxes">
      {defaults.map((one) => {
        const id = one.mailbox_id ?? '';
        const box = mailboxes?.find((each) => each.id === id);
        const entity = names.entity(box?.entity_id ?? one.entity_id ?? '');
        const went = wentTo(counters, id);
        return (
          <li key={id} className={styles.box}>
            <Link to="/mailboxes/$id" params={{ id }} className={`${styles.address} clip`}>
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
            <dl className={styles.went}>
              {destinations.flatMap((to) => {
                const each = went.find((some) => some.to === to);
                return each && each.last_30d > 0
                  ? [
                      <div key={to}>
                        <dt>
                          <Destination to={to} names={names} />
                        </dt>
                        <dd>
                          <span className="visually-hidden">in 24 hours </span>
                          {number(each.last_24h)} / <span className="visually-hidden">in 30 days </span>
                          <b>{number(each.last_30d)}</b>
                        </dd>
                      </div>,
                    ]
                  : [];
              })}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
