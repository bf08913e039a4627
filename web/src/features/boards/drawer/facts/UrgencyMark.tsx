import { IconChevronDown, IconChevronsUp, IconChevronUp } from '@tabler/icons-react';
import type { Priority } from '@/api/types';
import { State, type Tone } from '@/ui/State';
import styles from './Facts.module.css';

const words = {
  urgent: { tone: 'red', icon: IconChevronsUp, word: 'Urgent' },
  high: { tone: 'amber', icon: IconChevronUp, word: 'Pressing' },
  low: { tone: 'grey', icon: IconChevronDown, word: 'No hurry' },
} satisfies Record<Exclude<Priority, 'normal'>, { tone: Tone; icon: typeof IconChevronUp; word: string }>;

/** How pressing a mail says it is, with the words that told so. */
export function UrgencyMark({ urgency, reason }: { urgency: Priority; reason: string }) {
  if (urgency === 'normal') return null;
  const { tone, icon, word } = words[urgency];
  return (
    <span className={styles.urgency}>
      <State tone={tone} icon={icon}>
        {word}
      </State>
      {reason && (
        <span className="meta" dir="auto">
          {reason}
        </span>
      )}
    </span>
  );
}
