import { IconPaperclip, IconShieldX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MessageItem } from '@/api/types';
import { noiseWord } from '@/mail/noise';
import { State } from '@/ui/State';
import { Time } from '@/ui/Time';
import styles from './MessageList.module.css';
import { dispositions, senderOf, stateWord } from './words';

const doubtful = new Set(['suspicious', 'spoofed']);

interface Props {
  message: MessageItem;
  /** The disposition that the whole list has; it is not said again in every row. */
  tab: string | undefined;
  /** Where it lies, by name. */
  mailbox: string;
  opened: boolean;
  onFocus: () => void;
}

/** One message in the list: who, what, what became of it. */
export function MessageRow({ message, tab, mailbox, opened, onFocus }: Props) {
  const files = message.attachments.filter((attachment) => !attachment.inline).length;
  const { tone, icon } = dispositions[message.disposition];
  const sender = senderOf(message);
  return (
    <Link
      to="/messages"
      search={(old) => ({ ...old, message: message.id })}
      className={styles.row}
      data-message={message.id}
      data-opened={opened || undefined}
      aria-current={opened ? 'true' : undefined}
      onFocus={onFocus}
    >
      <span className={styles.line}>
        <span className={`${styles.from} clip`} dir="auto" title={message.from?.email ?? undefined}>
          {sender}
        </span>
        <span className={styles.when}>
          <Time at={message.date ?? message.received_at} />
        </span>
      </span>
      <span className={`${styles.subject} clip`} dir="auto" title={message.subject}>
        {message.subject || '(no subject)'}
      </span>
      <span className={styles.line}>
        {tab !== message.disposition ? (
          <State tone={tone} icon={icon}>
            {stateWord(message)}
          </State>
        ) : (
          message.noise_kind && (
            <State tone={tone} icon={icon}>
              {noiseWord(message.noise_kind)}
            </State>
          )
        )}
        <span className={`${styles.reason} clip`} title={message.reason ?? mailbox}>
          {message.reason ?? mailbox}
        </span>
        {doubtful.has(message.sender_check?.verdict ?? '') && (
          <IconShieldX size={14} stroke={1.75} color="var(--p-red)" role="img" aria-label="The sender is doubtful" />
        )}
        {files > 0 && (
          <span className={styles.files}>
            <IconPaperclip size={12} stroke={1.75} role="img" aria-label="Attachments:" />
            <span className="tabular">{files}</span>
          </span>
        )}
      </span>
    </Link>
  );
}
