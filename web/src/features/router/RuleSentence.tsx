import { IconArrowRight } from '@tabler/icons-react';
import type { Rule } from '@/api/router';
import { StreamDot } from '@/ui/StreamDot';
import styles from './Rules.module.css';
import { ruleParts, type Names, type Part } from './tell';

function Words({ parts }: { parts: Part[] }) {
  return parts.map((part, nth) =>
    part.strong ? (
      <span key={nth} className={styles.said} data-board={part.stream !== undefined || undefined} dir="auto">
        {part.stream && <StreamDot stream={part.stream} />}
        {part.text}
      </span>
    ) : (
      <span key={nth}>{part.text}</span>
    ),
  );
}

/** A rule as one reads it aloud. */
export function RuleSentence({ rule, names }: { rule: Rule; names: Names }) {
  const { when, then } = ruleParts(rule, names);
  return (
    <span className={styles.sentence}>
      <Words parts={when} />
      <IconArrowRight size={14} stroke={1.75} role="img" aria-label="then" className={styles.arrow} />
      <Words parts={then} />
    </span>
  );
}
