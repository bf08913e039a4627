import { IconArrowUpRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { cardQuery } from '@/api/cards';
import { useStreams } from '@/api/boards';
import type { Card } from '@/api/types';
import { percent } from '@/ui/format';
import { Time } from '@/ui/Time';
import { BoardName } from './BoardName';
import styles from './Classifier.module.css';
import { suggestionOf } from './suggestion';

/** The mail that is asked about, with what the classifier thinks of it and why. */
export function Question({ card }: { card: Card }) {
  const streams = useStreams();
  const detail = useQuery(cardQuery(card.id)).data;
  const { answer, confidence, unsure } = suggestionOf(card, streams);
  const newest = detail?.thread.messages.at(-1);
  const text = newest?.newest_text || newest?.text || card.snippet;
  const from = [card.customer?.name ?? card.customer?.email, card.company?.name].filter(Boolean).join(' · ');
  return (
    <article className={styles.question} aria-label={card.subject}>
      <p className={styles.from}>
        <span className="clip" title={card.customer?.email ?? undefined}>
          {from || 'Unknown sender'}
        </span>
        <span className="meta">
          <Time at={card.last_message_at} />
        </span>
      </p>
      <h3 dir="auto">
        <Link
          to="/boards/$stream/cards/$cardId"
          params={{ stream: card.stream, cardId: card.id }}
          target="_blank"
          title="Opens the card in a new tab"
        >
          {card.subject || 'No subject'}
          <IconArrowUpRight size={14} stroke={1.75} aria-label="in a new tab" />
        </Link>
      </h3>
      <p className={styles.text} dir="auto">
        {text}
      </p>
      <div className={styles.thought}>
        <span>{unsure ? 'Not sure; likeliest' : 'Placed on'}</span>
        <b>
          <BoardName stream={answer ?? card.classification?.best_stream ?? card.stream} />
        </b>
        <span className="tabular">{percent(confidence)} sure</span>
        {card.classification && card.classification.reasons.length > 0 && (
          <span className={styles.why}>{card.classification.reasons.join(' · ')}</span>
        )}
      </div>
    </article>
  );
}
