import { Link } from '@tanstack/react-router';
import { number } from '@/ui/format';
import table from '@/ui/Table.module.css';
import { DefaultButton } from './DefaultButton';
import { Destination } from './Destination';
import { sumOf, wentTo } from './flows';
import styles from './Map.module.css';
import { wasBefore, type MapProps } from './mapProps';

function Figure({ of }: { of: { last_24h: number; last_30d: number } | undefined }) {
  if (!of || of.last_30d === 0) return <td className={table.number} />;
  return (
    <td className={table.number}>
      <span className={styles.day}>{number(of.last_24h)} /</span> {number(of.last_30d)}
    </td>
  );
}

/** The same as the map in figures: a line a mailbox, a column a board. */
export function RoutingTable({ defaults, saved, destinations, counters, mailboxes, names, may, onDefault }: MapProps) {
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.list} ${styles.table}`}>
        <caption className="visually-hidden">How many messages went where, in the last 24 hours and 30 days</caption>
        <thead>
          <tr>
            <th scope="col">Mailbox</th>
            <th scope="col">What no rule places</th>
            {destinations.map((to) => (
              <th key={to} scope="col" className={table.number}>
                <Destination to={to} names={names} />
              </th>
            ))}
            <th scope="col" className={table.number}>
              All, 24 h / 30 days
            </th>
          </tr>
        </thead>
        <tbody>
          {defaults.map((one) => {
            const id = one.mailbox_id ?? '';
            const went = wentTo(counters, id);
            const box = mailboxes?.find((each) => each.id === id);
            return (
              <tr key={id}>
                <td>
                  <div>
                    <Link to="/mailboxes/$id" params={{ id }} className={table.link}>
                      {names.mailbox(id)}
                    </Link>
                    <div className={table.sub}>{names.entity(box?.entity_id ?? one.entity_id ?? '')}</div>
                  </div>
                </td>
                <td>
                  <DefaultButton
                    mailbox={names.mailbox(id)}
                    stream={one.stream ?? null}
                    was={wasBefore(saved, one)}
                    names={names}
                    may={may}
                    onChange={(stream) => onDefault(id, stream)}
                  />
                </td>
                {destinations.map((to) => (
                  <Figure key={to} of={went.find((each) => each.to === to)} />
                ))}
                <Figure of={counters && sumOf(went)} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
