import type { Address, Message } from '@/api/types';
import { SenderBadge } from '@/mail/SenderBadge';
import { Initials } from '@/ui/Initials';
import { Time } from '@/ui/Time';
import styles from './ReadingPane.module.css';
import { senderOf } from './words';

function whole({ name, email }: Address): string {
  return name && email ? `${name} <${email}>` : email || name || '';
}

/** Who wrote it, to whom, when, and whether the sender is who the mail says. */
export function SenderLine({ message }: { message: Message }) {
  const sender = senderOf(message);
  const address = message.from?.name ? message.from.email : null;
  return (
    <div className={styles.sender}>
      <Initials name={sender} size={24} />
      <div className={styles.who}>
        <span className={styles.name} dir="auto">
          {sender}
        </span>{' '}
        {address && <span className="meta">{address}</span>} <SenderBadge check={message.sender_check} />
        <div className={styles.to} dir="auto">
          to {message.to.map(whole).filter(Boolean).join(', ') || 'nobody named'}
          {message.cc.length > 0 && `, cc ${message.cc.map(whole).join(', ')}`}
        </div>
      </div>
      <span className={styles.when}>
        <Time at={message.date ?? message.received_at} />
      </span>
    </div>
  );
}
