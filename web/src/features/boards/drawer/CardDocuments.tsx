import { IconFileText } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Attached } from '@/api/documents';
import { plainWord, useKindWord } from '@/api/kinds';
import type { CardDetail } from '@/api/types';
import { count } from '@/ui/format';
import { Time } from '@/ui/Time';
import styles from './Drawer.module.css';
import { papersOf } from './papers';

/** The papers that came with the mail of a card, each once, the newest first. */
export function CardDocuments({ card, attached }: { card: CardDetail; attached: Attached[] }) {
  const kindWord = useKindWord();
  return papersOf(attached).map(({ document, messages }) => {
    const message = card.thread.messages.find(({ id }) => id === messages.at(-1));
    const about = [
      document.doc_type && kindWord(document.doc_type),
      document.page_count && count(document.page_count, 'page'),
      document.status !== 'ready' && plainWord(document.status),
      messages.length > 1 && count(messages.length, 'mail'),
    ].filter(Boolean);
    return (
      <Link
        key={document.id}
        className={styles.row}
        data-status="open"
        to="/documents/$id"
        params={{ id: document.id }}
        title={document.reason ?? document.filename}
      >
        <IconFileText size={14} stroke={1.75} aria-hidden="true" color="var(--p-meta)" style={{ flex: 'none' }} />
        <span className={`${styles.about} clip`} dir="auto">
          {document.filename}
        </span>
        <span className={`${styles.where} meta clip`}>{about.join(' · ')}</span>
        <span className={`${styles.when} meta tabular`}>
          <Time at={message?.date ?? message?.received_at ?? document.created_at} />
        </span>
      </Link>
    );
  });
}
