import { Button, Skeleton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { readingQuery, summaryQuery } from '@/api/reading';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import type { CardDetail, Reading, Summary } from '@/api/types';
import { shortTime } from '@/ui/format';
import { can } from '../../can';
import drawer from '../Drawer.module.css';
import styles from './Facts.module.css';

/** What a language model makes of the conversation; where none is set up there is nothing. */
export function SummaryBox({ card }: { card: CardDetail }) {
  const reading = useQuery(readingQuery(card.id)).data;
  if (!reading || !(reading.can_summarise || reading.summary)) return null;
  return <Asked key={reading.message_id} card={card} reading={reading} />;
}

function latest(one: Summary | null | undefined, other: Summary | null | undefined): Summary | null {
  if (!one || !other) return one ?? other ?? null;
  return one.written_at >= other.written_at ? one : other;
}

function Asked({ card, reading }: { card: CardDetail; reading: Reading }) {
  const mayAsk = can('note', useMe(), card) === true && reading.can_summarise;
  const asked = useQuery({ ...summaryQuery(card.id, reading.message_id), enabled: mayAsk && !reading.summary });
  const summary = latest(asked.data, reading.summary);
  if (!summary && !asked.isFetching && !asked.isError) return null;
  return (
    <section className={styles.summary} aria-label="Summary" aria-busy={asked.isFetching}>
      {summary ? (
        <>
          <p dir="auto">{summary.summary}</p>
          <p className={styles.next} dir="auto">
            <IconArrowRight size={16} stroke={2} role="img" aria-label="Next" />
            <strong style={{ fontWeight: 600 }}>{summary.next_action}</strong>
          </p>
        </>
      ) : (
        asked.isFetching && (
          <>
            <Skeleton height={10} mt={4} mb={8} />
            <Skeleton height={10} mb={8} width="80%" />
            <Skeleton height={10} mb={4} width="55%" />
          </>
        )
      )}
      <div className={styles.foot}>
        <span className="meta" role="status">
          {asked.isFetching
            ? 'The language model reads the conversation…'
            : asked.isError
              ? sentence(asked.error)
              : summary && `Written by ${summary.model}, ${shortTime(summary.written_at)}`}
        </span>
        {mayAsk && !asked.isFetching && (
          <Button
            className={drawer.quiet}
            variant="subtle"
            color="gray"
            size="compact-xs"
            onClick={() => void asked.refetch()}
          >
            Ask again
          </Button>
        )}
      </div>
    </section>
  );
}
