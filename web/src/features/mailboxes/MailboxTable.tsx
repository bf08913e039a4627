import { Link } from '@tanstack/react-router';
import { useStreams } from '@/api/boards';
import type { Mailbox } from '@/api/mailboxes';
import { useMe } from '@/api/session';
import table from '@/ui/Table.module.css';
import { LastRead } from './LastRead';
import { kinds } from './words';

/** The mailboxes, each with where it belongs and how reading it goes. */
export function MailboxTable({ mailboxes }: { mailboxes: Mailbox[] }) {
  const me = useMe();
  const streams = useStreams();
  return (
    <table className={`${table.table} ${table.list}`}>
      <thead>
        <tr>
          <th scope="col">Mailbox</th>
          <th scope="col">Source</th>
          <th scope="col">Legal entity</th>
          <th scope="col">Board</th>
          <th scope="col">Last read</th>
        </tr>
      </thead>
      <tbody>
        {mailboxes.map((mailbox) => (
          <tr key={mailbox.id}>
            <td>
              <div>
                <Link to="/mailboxes/$id" params={{ id: mailbox.id }} className={table.link}>
                  {mailbox.name}
                </Link>
                <div className={table.sub}>
                  {[mailbox.address, ...mailbox.aliases].filter((one) => one !== mailbox.name).join(', ')}
                </div>
              </div>
            </td>
            <td data-label="Source">{kinds[mailbox.kind] ?? mailbox.kind}</td>
            <td data-label="Legal entity">
              {me?.entities.find((one) => one.id === mailbox.entity_id)?.name ?? 'Another entity'}
            </td>
            <td data-label="Board">
              {mailbox.default_stream
                ? (streams.find((one) => one.key === mailbox.default_stream)?.name ?? mailbox.default_stream)
                : 'Decided by the classifier'}
            </td>
            <td data-label="Last read">
              <LastRead mailbox={mailbox} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
