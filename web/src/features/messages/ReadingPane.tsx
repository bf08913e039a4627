import { ActionIcon, Skeleton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Mailbox } from '@/api/mailboxes';
import { messageQuery } from '@/api/messages';
import { sentence } from '@/api/sentence';
import { Attachments } from '@/mail/Attachments';
import { Formatted } from '@/mail/Formatted';
import { InvitationCard } from '@/mail/InvitationCard';
import { Text } from '@/mail/Text';
import { ErrorState } from '@/ui/ErrorState';
import { useLater } from '@/ui/useLater';
import { Filing } from './Filing';
import { Provenance } from './Provenance';
import styles from './ReadingPane.module.css';
import { SenderLine } from './SenderLine';

interface Props {
  id: string;
  mailboxes: Mailbox[];
  onClose: () => void;
}

/** One message, whole: what it says, why it is where it is, and where it came from. */
export function ReadingPane({ id, mailboxes, onClose }: Props) {
  const read = useQuery(messageQuery(id));
  const late = useLater(200);
  const [formatted, setFormatted] = useState(false);
  const message = read.data;
  return (
    <article className={styles.pane} aria-label={message ? `Message: ${message.subject || 'no subject'}` : 'Message'}>
      <ActionIcon className={styles.close} aria-label="Close the message" onClick={onClose}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
      {read.isError ? (
        <ErrorState
          title="This message cannot be shown"
          message={sentence(read.error)}
          onRetry={() => void read.refetch()}
        />
      ) : !message ? (
        late && (
          <div role="status" aria-label="Loading the message" style={{ padding: 16 }}>
            <Skeleton height={20} width="70%" mb={12} />
            <Skeleton height={12} width="40%" mb={24} />
            <Skeleton height={12} mb={8} />
            <Skeleton height={12} width="85%" />
          </div>
        )
      ) : (
        <>
          <header className={styles.head}>
            <h2 className={styles.subject} dir="auto">
              {message.subject || '(no subject)'}
            </h2>
            <Filing message={message} />
            <SenderLine message={message} />
          </header>
          <div className={styles.body}>
            {message.invitation && <InvitationCard invitation={message.invitation} />}
            {formatted ? (
              <Formatted message={message} />
            ) : message.text?.trim() ? (
              <Text>{message.text.trim()}</Text>
            ) : (
              <p className="meta">This message has no text.</p>
            )}
            <Attachments message={message} />
            {message.has_html && (
              <button type="button" className={styles.switch} onClick={() => setFormatted(!formatted)}>
                {formatted ? 'Show as text' : 'Show formatted'}
              </button>
            )}
          </div>
          <Provenance message={message} mailboxes={mailboxes} />
        </>
      )}
    </article>
  );
}
