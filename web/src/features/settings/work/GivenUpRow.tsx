import { IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { GivenUp } from '@/api/jobs';
import { stepWord } from '@/papers/steps';
import { useRetry } from '@/papers/useRetry';
import { ActButton } from '@/ui/ActButton';
import { count } from '@/ui/format';
import { Time } from '@/ui/Time';
import { Row } from '../Row';
import styles from './GivenUp.module.css';

/** One step that was given up: of which document, why, after how many attempts. */
export function GivenUpRow({ job, may }: { job: GivenUp; may: true | string }) {
  const retry = useRetry();
  return (
    <Row
      title={
        <Link
          to="/documents/$id"
          params={{ id: job.document_id }}
          className={`${styles.name} clip`}
          dir="auto"
          title={job.filename}
        >
          {job.filename}
        </Link>
      }
      about={
        <>
          <span className={styles.error}>{job.error || 'Nothing tells why it failed.'}</span>
          <br />
          {stepWord(job.job_type)}, given up after {count(job.attempts, 'attempt')},{' '}
          <Time at={job.completed_at ?? job.started_at ?? job.created_at} />
        </>
      }
    >
      <ActButton
        may={may}
        loading={retry.isPending}
        leftSection={<IconRefresh size={14} stroke={1.75} />}
        aria-label={`Try again: ${stepWord(job.job_type)} of ${job.filename}`}
        onClick={() => retry.mutate([job])}
      >
        Try again
      </ActButton>
    </Row>
  );
}
