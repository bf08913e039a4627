import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DocumentItem } from '@/api/documents';
import { plainWord, useKindWord } from '@/api/kinds';
import { count } from '@/ui/format';
import { Time } from '@/ui/Time';
import { backToAdd } from './backToAdd';
import styles from './PaperRow.module.css';
import { Thumbnail } from './Thumbnail';

interface Props {
  document: DocumentItem;
  /** What else is to be said of it here, before what it is. */
  more?: ReactNode;
  at: string | null | undefined;
  /** Given where it can be taken away, or was put by a person: true, or the reason why not. */
  remove?: { label: string; may: true | string; run: () => void };
}

/** A document where it stands among others of a card or a company: it leads to its own screen. */
export function PaperRow({ document, more, at, remove }: Props) {
  const kindWord = useKindWord();
  const about = [
    document.doc_type && kindWord(document.doc_type),
    document.page_count && count(document.page_count, 'page'),
    document.status !== 'ready' && plainWord(document.status),
  ].filter(Boolean);
  return (
    <div className={styles.row}>
      <Link
        className={styles.paper}
        to="/documents/$id"
        params={{ id: document.id }}
        title={document.reason ?? document.filename}
      >
        <Thumbnail document={document} />
        <span className={styles.words}>
          <span className="clip" dir="auto">
            {document.filename}
          </span>
          <span className={`${styles.about} meta clip`}>
            {about.join(' · ')}
            {more && about.length > 0 && ' · '}
            {more}
          </span>
        </span>
        <span className={`${styles.when} meta tabular`}>
          <Time at={at ?? document.created_at} />
        </span>
      </Link>
      {remove && (
        <Tooltip label={remove.may === true ? remove.label : remove.may} multiline maw={280}>
          <ActionIcon
            size={24}
            aria-label={`${remove.label}: ${document.filename}`}
            aria-disabled={remove.may !== true}
            data-disabled={remove.may !== true || undefined}
            onClick={(event) => {
              if (remove.may !== true) return;
              backToAdd(event.currentTarget);
              remove.run();
            }}
          >
            <IconX size={14} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
