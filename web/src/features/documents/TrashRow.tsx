import { IconArrowBackUp } from '@tabler/icons-react';
import type { DocumentItem } from '@/api/documents';
import { useKindWord } from '@/api/kinds';
import { useMe } from '@/api/session';
import { Thumbnail } from '@/papers/Thumbnail';
import { ActButton } from '@/ui/ActButton';
import { bytes } from '@/ui/format';
import { Time } from '@/ui/Time';
import { can } from './can';
import styles from './DocumentList.module.css';
import { useTrash } from './useTrash';

/** A document that was thrown away, and the way back. */
export function TrashRow({ document, whose }: { document: DocumentItem; whose: string | undefined }) {
  const me = useMe();
  const kindWord = useKindWord();
  const { restore, busy } = useTrash();
  return (
    <div className={styles.row} data-trash>
      <span className={styles.tile}>
        <Thumbnail document={document} />
      </span>
      <span className={`${styles.name} clip`} dir="auto" title={document.filename}>
        {document.filename}
      </span>
      <span className={styles.kind}>
        <span className="clip">
          {[document.doc_type && kindWord(document.doc_type), whose, bytes(document.size_bytes)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className={styles.thrown}>
        Thrown away <Time at={document.trashed_at} />
      </span>
      <span className={styles.act}>
        <ActButton
          may={can('restore', me, document)}
          loading={busy}
          leftSection={<IconArrowBackUp size={14} stroke={1.75} />}
          onClick={() => restore(document)}
          aria-label={`Restore ${document.filename}`}
        >
          Restore
        </ActButton>
      </span>
    </div>
  );
}
