import type { ReactNode } from 'react';
import { useStreams } from '@/api/boards';
import type { Mailbox } from '@/api/mailboxes';
import { useMe } from '@/api/session';
import { Notice } from '@/ui/Notice';
import { LastRead } from './LastRead';
import styles from './Mailbox.module.css';
import { kinds } from './words';

/** The mailbox at a glance. */
export function MailboxFacts({ mailbox }: { mailbox: Mailbox }) {
  const me = useMe();
  const streams = useStreams();
  const { host, port, security, username, folders } = mailbox.settings as Record<string, unknown>;
  const facts: [string, ReactNode][] = [
    ['Address', [mailbox.address, ...mailbox.aliases].join(', ')],
    ['Legal entity', me?.entities.find((one) => one.id === mailbox.entity_id)?.name ?? 'Another entity'],
    [
      'Board',
      mailbox.default_stream
        ? (streams.find((one) => one.key === mailbox.default_stream)?.name ?? mailbox.default_stream)
        : 'Decided by the classifier',
    ],
    ['Source', kinds[mailbox.kind] ?? mailbox.kind],
  ];
  if (mailbox.kind === 'imap') {
    facts.push([
      'Server',
      host
        ? `${String(host)}${port ? `:${String(port)}` : ''}, ${String(security ?? 'tls').toUpperCase()}, as ${String(username ?? mailbox.address)}`
        : 'not set yet',
    ]);
    facts.push(['Folders', Array.isArray(folders) && folders.length > 0 ? folders.join(', ') : 'INBOX']);
  }
  facts.push(['Last read', <LastRead key="read" mailbox={mailbox} />]);
  return (
    <>
      {mailbox.sync_error && (
        <Notice tone="red">
          {mailbox.sync_error} Nothing is lost: reading goes on where it stopped once the server answers.
        </Notice>
      )}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
