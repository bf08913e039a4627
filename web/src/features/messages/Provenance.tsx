import { Link } from '@tanstack/react-router';
import type { Mailbox } from '@/api/mailboxes';
import { base } from '@/api/client';
import type { Message } from '@/api/types';
import { bytes, count } from '@/ui/format';
import table from '@/ui/Table.module.css';
import { Time } from '@/ui/Time';
import styles from './ReadingPane.module.css';

/** Where the message came from: every copy, in every mailbox, as the very bytes that were received. */
export function Provenance({ message, mailboxes }: { message: Message; mailboxes: Mailbox[] }) {
  const places = new Set(message.copies.map((copy) => copy.mailbox_id)).size;
  const different = new Set(message.copies.map((copy) => copy.sha256)).size;
  return (
    <section className={styles.provenance} aria-label="Where it came from">
      <dl className={styles.facts}>
        <dt>Message-ID</dt>
        <dd>{message.message_id || 'none'}</dd>
        {message.traits.length > 0 && (
          <>
            <dt>Kind</dt>
            <dd>{message.traits.map((trait) => trait.replaceAll('_', ' ')).join(', ')}</dd>
          </>
        )}
      </dl>
      <h3>
        {count(different, 'copy', 'copies')} in {count(places, 'mailbox', 'mailboxes')}
      </h3>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Mailbox</th>
            <th scope="col">Received</th>
            <th scope="col" className={table.number}>
              Size
            </th>
            <th scope="col">Bytes (SHA-256)</th>
          </tr>
        </thead>
        <tbody>
          {message.copies.map((copy) => (
            <tr key={copy.sha256 + copy.mailbox_id + copy.received_at}>
              <td data-label="Mailbox">
                <Link to="/messages" search={(old) => ({ ...old, mailbox_id: copy.mailbox_id })}>
                  {mailboxes.find((one) => one.id === copy.mailbox_id)?.name ?? 'Another mailbox'}
                </Link>
              </td>
              <td data-label="Received">
                <Time at={copy.received_at} />
              </td>
              <td data-label="Size" className={table.number}>
                {bytes(copy.size)}
              </td>
              <td data-label="Bytes">
                <a
                  href={`${base}/messages/${message.id}/raw?sha256=${copy.sha256}`}
                  download
                  title={`Download the original, SHA-256 ${copy.sha256}`}
                >
                  {copy.sha256.slice(0, 12)}…
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
