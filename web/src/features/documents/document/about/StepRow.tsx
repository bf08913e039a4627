import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconLoader2,
  IconRefresh,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { DocumentStep } from '@/api/documents';
import { stepWord } from '@/papers/steps';
import { useRetry } from '@/papers/useRetry';
import { ActButton } from '@/ui/ActButton';
import { count } from '@/ui/format';
import { State, type Tone } from '@/ui/State';
import { Time } from '@/ui/Time';
import styles from './About.module.css';

const states: Record<
  DocumentStep['status'],
  { word: string; tone: Tone; icon: ComponentType<{ size?: number; stroke?: number }> }
> = {
  waiting: { word: 'Waits for another', tone: 'grey', icon: IconCircleDashed },
  pending: { word: 'Next', tone: 'grey', icon: IconCircleDashed },
  running: { word: 'Goes on', tone: 'blue', icon: IconLoader2 },
  done: { word: 'Done', tone: 'green', icon: IconCircleCheck },
  skipped: { word: 'Not needed', tone: 'grey', icon: IconCircleMinus },
  failed: { word: 'Gave up', tone: 'red', icon: IconAlertTriangle },
};

/** One step: how it stands, and where it was given up why, with the way to have it tried again. */
export function StepRow({ step, mayRetry }: { step: DocumentStep; mayRetry: true | string }) {
  const { word, tone, icon } = states[step.status];
  const retry = useRetry();
  const gaveUp = step.status === 'failed';
  return (
    <li>
      <span>{stepWord(step.job_type)}</span>
      <State tone={tone} icon={icon}>
        {word}
      </State>
      <span className={styles.when}>
        {step.attempts > 1 && `${count(step.attempts, 'attempt')} `}
        <Time at={step.completed_at ?? step.started_at} />
      </span>
      {step.status !== 'done' && (step.error || gaveUp) && (
        <p className={gaveUp ? styles.error : styles.trouble}>{step.error || 'Nothing tells why it failed.'}</p>
      )}
      {gaveUp && (
        <span className={styles.again}>
          <ActButton
            size="compact-xs"
            may={mayRetry}
            loading={retry.isPending}
            leftSection={<IconRefresh size={12} stroke={1.75} />}
            onClick={() => retry.mutate([step])}
          >
            Try again
          </ActButton>
        </span>
      )}
    </li>
  );
}
