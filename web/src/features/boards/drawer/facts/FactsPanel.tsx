import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/ApiError';
import { readingQuery } from '@/api/reading';
import { sentence } from '@/api/sentence';
import type { CardDetail, Fact, Reading } from '@/api/types';
import { shortTime } from '@/ui/format';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { around, type Place } from '../place';
import { Section } from '../Section';
import styles from './Facts.module.css';
import { FactRow } from './FactRow';
import { grouped, languageName } from './facts';
import { UrgencyMark } from './UrgencyMark';

interface Props {
  card: CardDetail;
  onShow: (place: Place) => void;
}

/** What stands in the newest mail of the customer, each with its place there. */
export function FactsPanel({ card, onShow }: Props) {
  const reading = useQuery(readingQuery(card.id));
  const message = card.thread.messages.find((one) => one.id === reading.data?.message_id);
  const from = message && `${message.from?.name || message.from?.email || 'Unknown sender'}, `;
  const about = message && (
    <span className="meta clip" style={{ fontWeight: 400 }} dir="auto">
      {from}
      {shortTime(message.date ?? message.received_at)}
    </span>
  );
  return (
    <Section id="card-facts" title="Facts" act={about}>
      {reading.isPending ? (
        <LoadingState what="the facts" rows={4} height={24} />
      ) : reading.isError ? (
        reading.error instanceof ApiError && reading.error.code === 'NOTHING_TO_READ' ? (
          <p className="meta">{sentence(reading.error)}</p>
        ) : (
          <ErrorState
            title="The facts cannot be shown"
            message={sentence(reading.error)}
            onRetry={() => void reading.refetch()}
          />
        )
      ) : (
        <Facts
          reading={reading.data}
          onShow={({ field, start, end }) => {
            const place: Place = { message: reading.data.message_id, field, start, end };
            onShow(place);
            if (message) announce(`Shown in the mail: ${around(message, place)}`);
          }}
        />
      )}
    </Section>
  );
}

function Facts({ reading, onShow }: { reading: Reading; onShow: (fact: Fact) => void }) {
  const [shown, setShown] = useState<Fact | null>(null);
  const language = languageName(reading.language);
  const groups = grouped(reading.entities);
  return (
    <>
      {groups.length === 0 && <p className="meta">No facts stand in the newest mail.</p>}
      {groups.map((group) => (
        <dl key={group.name} className={styles.rows} aria-label={group.name}>
          {group.rows.map((row) => (
            <FactRow
              key={row.label}
              row={row}
              shown={shown}
              onShow={(fact) => {
                setShown(fact);
                onShow(fact);
              }}
            />
          ))}
        </dl>
      ))}
      {(language || reading.urgency !== 'normal') && (
        <dl className={styles.rows}>
          {reading.urgency !== 'normal' && (
            <>
              <dt>Urgency</dt>
              <dd>
                <UrgencyMark urgency={reading.urgency} reason={reading.urgency_reason} />
              </dd>
            </>
          )}
          {language && (
            <>
              <dt>Language</dt>
              <dd>{language}</dd>
            </>
          )}
        </dl>
      )}
    </>
  );
}
