import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '@/api/session';
import type { CardDetail } from '@/api/types';
import { Time } from '@/ui/Time';
import { useActsHere } from '../acts/ActsContext';
import { can } from '../can';
import { StreamDot } from '../StreamDot';
import { tidySubject } from '../subject';
import { ActivityList } from './ActivityList';
import styles from './Drawer.module.css';
import { LinkedCard } from './LinkedCard';

function Section({ id, title, act, children }: { id: string; title: string; act?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} id={id} aria-label={title}>
      <h3>
        {title}
        {act}
      </h3>
      {children}
    </section>
  );
}

/** What belongs to the card besides its conversation. */
export function Panels({ card }: { card: CardDetail }) {
  const { ask } = useActsHere();
  const mayLink = can('link', useMe(), card);
  const others = (card.earlier_cards ?? []).slice(0, 6);
  const link = (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      disabled={mayLink !== true}
      title={mayLink === true ? undefined : mayLink}
      onClick={() => ask('link', [card])}
    >
      Link
    </Button>
  );
  return (
    <>
      <Section id="card-facts" title="Facts">
        <p className={styles.empty}>No facts are read out of mails in this version.</p>
      </Section>
      <Section id="card-company" title="Company" act={link}>
        {card.company ? (
          <p style={{ margin: 0 }}>{card.company.name}</p>
        ) : (
          <p className={styles.empty}>
            No company is matched. Link this card with one, and later mails from there are matched too.
          </p>
        )}
        {others.length > 0 && (
          <>
            <p className="meta" style={{ margin: '8px 0 2px' }}>
              Other cards of this customer
            </p>
            {others.map((other) => (
              <Link
                key={other.id}
                className={styles.row}
                to="/boards/$stream/cards/$cardId"
                params={{ stream: other.stream, cardId: other.id }}
                search
              >
                <StreamDot stream={other.stream} />
                <span className="clip" style={{ flex: 1 }} dir="auto">
                  {tidySubject(other.subject)}
                </span>
                <span className="meta">
                  <Time at={other.last_message_at} />
                </span>
              </Link>
            ))}
          </>
        )}
      </Section>
      <Section id="card-links" title="Linked cards" act={link}>
        {card.links && card.links.length > 0 ? (
          card.links.map((id) => <LinkedCard key={id} id={id} />)
        ) : (
          <p className={styles.empty}>No card is linked. Link those that belong to the same matter.</p>
        )}
      </Section>
      <Section id="card-sync" title="CRM and ERP">
        {card.sync?.connector ? (
          <p style={{ margin: 0 }}>
            {card.sync.connector}: {card.sync.state}
            {card.sync.url && (
              <>
                {' · '}
                <a href={card.sync.url} target="_blank" rel="noopener noreferrer">
                  Open the record
                </a>
              </>
            )}
          </p>
        ) : (
          <p className={styles.empty}>This card has no record in a CRM or ERP.</p>
        )}
      </Section>
      <Section id="card-activity" title="Activity">
        <ActivityList card={card} />
      </Section>
    </>
  );
}
