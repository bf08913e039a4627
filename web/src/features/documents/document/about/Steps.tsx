import { IconRefresh } from '@tabler/icons-react';
import { documents, type WholeDocument } from '@/api/documents';
import { useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { can } from '../../can';
import { useDocumentAct } from '../useDocumentAct';
import styles from './About.module.css';
import { StepRow } from './StepRow';

/** What Pebble does with the document step by step, with what went wrong, and the way to have it done again. */
export function Steps({ document }: { document: WholeDocument }) {
  const me = useMe();
  const may = can('again', me, document);
  const mayRetry = can('retry', me, document);
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
          Do all again
        </ActButton>
      </div>
      <ol className={styles.steps} aria-label="Steps">
        {document.jobs.map((job) => (
          <StepRow key={job.id} step={job} mayRetry={mayRetry} />
        ))}
      </ol>
    </div>
  );
}
