import type { Address, Message } from '@/api/types';
import { Marked } from '@/mail/Marked';
import type { Span } from '@/mail/quoted';
import styles from './Message.module.css';

function whole(address: Address): string {
  return address.name && address.email ? `${address.name} <${address.email}>` : (address.email ?? address.name ?? '');
}

/** The head of a message, for who wants to know it all; a stretch of its subject can be marked. */
export function Particulars({ message, mark }: { message: Message; mark: Span | undefined }) {
  return (
    <dl className={styles.addresses}>
      {message.from && (
        <>
          <dt>From</dt>
          <dd>{whole(message.from)}</dd>
        </>
      )}
      <dt>To</dt>
      <dd>{message.to.map(whole).join(', ') || '–'}</dd>
      {message.cc.length > 0 && (
        <>
          <dt>Cc</dt>
          <dd>{message.cc.map(whole).join(', ')}</dd>
        </>
      )}
      <dt>Subject</dt>
      <dd dir="auto">{message.subject ? <Marked text={message.subject} mark={mark} /> : '(no subject)'}</dd>
      {message.traits.length > 0 && (
        <>
          <dt>Kind</dt>
          <dd>{message.traits.map((trait) => trait.replaceAll('_', ' ')).join(', ')}</dd>
        </>
      )}
    </dl>
  );
}
