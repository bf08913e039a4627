import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { DocumentItem } from '@/api/documents';
import { count, number } from '@/ui/format';
import { Notice } from '@/ui/Notice';
import styles from './DocumentsPage.module.css';

/** How much there is to review, and the way into it. */
export function ReviewStart({ documents, more }: { documents: DocumentItem[]; more: boolean }) {
  const first = documents[0];
  if (!first) return null;
  const many = more ? `More than ${number(documents.length)} documents` : count(documents.length, 'document');
  return (
    <div className={styles.start}>
      <Notice
        tone="grey"
        action={
          <Button
            renderRoot={(props) => <Link to="/documents/$id" params={{ id: first.id }} search={true} {...props} />}
          >
            Review one by one
          </Button>
        }
      >
        {many} to look at. One key each: <kbd>y</kbd> as suggested, <kbd>n</kbd> something else, <kbd>s</kbd> skip.
      </Notice>
    </div>
  );
}
