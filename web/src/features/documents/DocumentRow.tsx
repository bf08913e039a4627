import { Link } from '@tanstack/react-router';
import type { DocumentItem } from '@/api/documents';
import { plainWord, useKindWord } from '@/api/kinds';
import { stepWord } from '@/papers/steps';
import { Thumbnail } from '@/papers/Thumbnail';
import { bytes, count, percent } from '@/ui/format';
import { State } from '@/ui/State';
import { Time } from '@/ui/Time';
import styles from './DocumentList.module.css';
import { formatWord } from './formats';
import { isUnsure, sourceWord, statuses } from './words';

interface Props {
  document: DocumentItem;
  /** Whose it is, where several are looked at. */
  whose: string | undefined;
  opened: boolean;
  /** What is done with it just now. */
  step: string | undefined;
  onFocus: () => void;
}

/** One document in the list: its name, what it is, how it stands. */
export function DocumentRow({ document, whose, opened, step, onFocus }: Props) {
  const kindWord = useKindWord();
  const { word, tone, icon, about } = statuses[document.status];
  const kind =
    [...new Set([document.doc_type && kindWord(document.doc_type), document.category && plainWord(document.category)])]
      .filter(Boolean)
      .join(' · ') || formatWord(document.mime_type);
  const why = document.status === 'processing' && step ? stepWord(step) : (document.reason ?? about);
  return (
    <Link
      to="/documents/$id"
      params={{ id: document.id }}
      search={(old) => ({ ...old, with: undefined })}
      className={styles.row}
      data-document={document.id}
      data-opened={opened || undefined}
      aria-current={opened ? 'true' : undefined}
      onFocus={onFocus}
    >
      <span className={styles.tile}>
        <Thumbnail key={document.id} document={document} />
      </span>
      <span className={`${styles.name} clip`} dir="auto" title={document.filename}>
        {document.filename}
      </span>
      <span className={styles.kind}>
        <span className="clip">
          {kind}
          {isUnsure(document) && document.status === 'review' && `, ${percent(document.confidence ?? 0)} sure`}
        </span>
        {document.tags.map((tag) => (
          <span key={tag} className={styles.tag}>
            {tag}
          </span>
        ))}
      </span>
      <span className={styles.state}>
        <State tone={tone} icon={icon}>
          {word}
        </State>
        {document.status !== 'ready' && (
          <span className={`${styles.reason} clip`} title={why}>
            {why}
          </span>
        )}
      </span>
      {whose && (
        <span className={`${styles.whose} clip`} title={whose}>
          {whose}
        </span>
      )}
      <span className={styles.pages}>{document.page_count ? count(document.page_count, 'page') : ''}</span>
      <span className={styles.size}>{bytes(document.size_bytes)}</span>
      <span className={styles.when}>
        <Time at={document.created_at} />
      </span>
      <span className={`${styles.by} clip`} title={sourceWord(document)}>
        {sourceWord(document)}
      </span>
    </Link>
  );
}
