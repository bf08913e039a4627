import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconLoader2,
  IconRefresh,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { documents, type DocumentStep, type WholeDocument } from '@/api/documents';
import { useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { plainWord } from '../../kinds';
import { State, type Tone } from '@/ui/State';
import { Time } from '@/ui/Time';
import { can } from '../../can';
import { useDocumentAct } from '../useDocumentAct';
import styles from './About.module.css';

const steps: Record<string, string> = {
  text: 'Text',
  ocr: 'Reading by eye',
  language: 'Language',
  embedding: 'Meaning',
  duplicates: 'Near duplicates',
  classify: 'Type',
  tags: 'Tags',
  fields: 'Facts it states',
  index: 'Search',
};

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

/** What Pebble does with the document step by step, with what went wrong, and the way to have it done again. */
export function Steps({ document }: { document: WholeDocument }) {
  const may = can('again', useMe(), document);
  const act = useDocumentAct();
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h3>Steps</h3>
        <ActButton
          size="compact-xs"
          may={may}
          loading={act.isPending}
          leftSection={<IconRefresh size={12} stroke={1.75} />}
          onClick={() => act.mutate(() => documents.again(document.id))}
        >
          Do it again
        </ActButton>
      </div>
      <ol className={styles.steps} aria-label="Steps">
        {document.jobs.map((job) => {
          const { word, tone, icon } = states[job.status];
          return (
            <li key={job.id}>
              <span className={styles.step}>{steps[job.job_type] ?? plainWord(job.job_type)}</span>
              <State tone={tone} icon={icon}>
                {word}
              </State>
              <span className={styles.when}>
                {job.attempts > 1 && `${job.attempts} attempts `}
                <Time at={job.completed_at ?? job.started_at} />
              </span>
              {job.error && job.status !== 'done' && <p className={styles.error}>{job.error}</p>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
