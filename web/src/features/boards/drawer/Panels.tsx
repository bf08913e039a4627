import { Button } from '@mantine/core';
import { useMe } from '@/api/session';
import type { CardDetail } from '@/api/types';
import { useActsHere } from '../acts/ActsContext';
import { can } from '../can';
import { ActivityList } from './ActivityList';
import { CardDocuments } from './CardDocuments';
import { CardRow } from './CardRow';
import styles from './Drawer.module.css';
import { FactsPanel } from './facts/FactsPanel';
import { LinkedCard } from './LinkedCard';
import type { Place } from './place';
import { Section } from './Section';

const mostEarlier = 6;

interface Props {
  card: CardDetail;
  onShow: (place: Place) => void;
}

/** What belongs to the card besides its conversation; a part that has nothing to show is not there. */
export function Panels({ card, onShow }: Props) {
  const { ask } = useActsHere();
  const mayLink = can('link', useMe(), card);
  const earlier = (card.earlier_cards ?? []).slice(0, mostEarlier);
  const links = card.links ?? [];
  const link = (
    <Button
      className={styles.quiet}
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
      <FactsPanel card={card} onShow={onShow} />
      <CardDocuments card={card} />
      {card.company && (
        <Section id="card-company" title="Company" act={link}>
          <p style={{ margin: 0 }}>{card.company.name}</p>
        </Section>
      )}
      {earlier.length > 0 && (
        <Section id="card-earlier" title="Other cards of this customer">
          {earlier.map((other) => (
            <CardRow key={other.id} card={other} />
          ))}
        </Section>
      )}
      {links.length > 0 && (
        <Section id="card-links" title="Linked cards" act={link}>
          {links.map((id) => (
            <LinkedCard key={id} id={id} />
          ))}
        </Section>
      )}
      {card.sync?.connector && (
        <Section id="card-sync" title="CRM and ERP">
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
        </Section>
      )}
      <Section id="card-activity" title="Activity">
        <ActivityList card={card} />
      </Section>
    </>
  );
}
