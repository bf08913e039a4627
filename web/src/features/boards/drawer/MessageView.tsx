import { IconPaperclip } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { base } from '@/api/client';
import type { Address, Message } from '@/api/types';
import { Initials } from '@/ui/Initials';
import { Time } from '@/ui/Time';
import { Attachments } from '@/mail/Attachments';
import { Formatted } from '@/mail/Formatted';
import { InvitationCard } from '@/mail/InvitationCard';
import styles from './Message.module.css';
import { Particulars } from './Particulars';
import { found, type Place } from './place';
import { firstWords, parted } from '@/mail/quoted';
import { SenderBadge } from '@/mail/SenderBadge';
import { Text } from '@/mail/Text';

function nameOf(address: Address | null): string {
  return address?.name || address?.email || 'Unknown sender';
}

/** "to Sales, Purchase and 3 more" */
function summary(message: Message): string {
  const all = [...message.to, ...message.cc].map(nameOf);
  if (all.length === 0) return 'to nobody named';
  const more = all.length > 2 ? ` and ${all.length - 2} more` : '';
  return `to ${all.slice(0, 2).join(', ')}${more}`;
}

interface Props {
  message: Message;
  initiallyOpen: boolean;
  /** What is to be seen in it. */
  place: Place | null;
}

/** One message: a line when folded, the whole when open; whatever hides a place that is to be seen gives way. */
export function MessageView({ message, initiallyOpen, place }: Props) {
  const [open, setOpen] = useState(initiallyOpen);
  const [recipients, setRecipients] = useState(false);
  const [quotes, setQuotes] = useState(false);
  const [formatted, setFormatted] = useState(false);
  const [shown, setShown] = useState<Place | null>(null);
  const at = useMemo(() => place && found(message, place), [message, place]);
  if (place && place !== shown) {
    setShown(place);
    setOpen(true);
    if (at?.part === 'subject') setRecipients(true);
    else setFormatted(false);
    if (at?.part === 'quoted') setQuotes(true);
  }
  const { own, quoted } = parted(message);
  const files = message.attachments.filter((attachment) => !attachment.inline).length;
  const sender = nameOf(message.from);
  return (
    <article className={`${styles.message} ${open ? styles.open : ''}`} aria-label={`Message from ${sender}`}>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Initials name={sender} />
        <span className={`${styles.from} clip`} dir="auto">
          {sender}
        </span>
        {!open && (
          <span className={`${styles.words} clip`} dir="auto">
            {firstWords(own)}
          </span>
        )}
        {files > 0 && <IconPaperclip size={12} stroke={1.75} role="img" aria-label={`${files} attached`} />}
        <span className={styles.when}>
          <Time at={message.date ?? message.received_at} />
        </span>
      </button>
      {open && (
        <div className={styles.body}>
          <div className={styles.recipients}>
            <button
              type="button"
              className={`${styles.plain} clip`}
              aria-expanded={recipients}
              onClick={() => setRecipients(!recipients)}
            >
              {summary(message)}
            </button>
            <SenderBadge check={message.sender_check} />
          </div>
          {recipients && <Particulars message={message} mark={at?.part === 'subject' ? at.span : undefined} />}
          {message.invitation && <InvitationCard invitation={message.invitation} />}
          {formatted ? (
            <Formatted message={message} />
          ) : (
            <>
              {own ? (
                <Text mark={at?.part === 'own' ? at.span : undefined}>{own}</Text>
              ) : (
                <p className="meta">This message has no text.</p>
              )}
              {quoted && (
                <button
                  type="button"
                  className={styles.dots}
                  aria-expanded={quotes}
                  aria-label={quotes ? 'Fold the quoted text' : 'Show the quoted text'}
                  onClick={() => setQuotes(!quotes)}
                >
                  ···
                </button>
              )}
              {quoted && quotes && (
                <div className={styles.quote}>
                  <Text mark={at?.part === 'quoted' ? at.span : undefined}>{quoted}</Text>
                </div>
              )}
            </>
          )}
          <Attachments message={message} />
          <div className={styles.foot}>
            {message.has_html && (
              <button type="button" className={styles.plain} onClick={() => setFormatted(!formatted)}>
                {formatted ? 'Show as text' : 'Show formatted'}
              </button>
            )}
            <a className={styles.plain} href={`${base}/messages/${message.id}/raw`} download>
              Download original
            </a>
          </div>
        </div>
      )}
    </article>
  );
}
