import { Link } from '@tanstack/react-router';
import type { DocumentCounts } from '@/api/documents';
import { number } from '@/ui/format';
import { intoView } from '@/ui/intoView';
import styles from '@/ui/Tabs.module.css';

/** All documents, those that a person is to look at, and those that were thrown away. */
export function DocumentTabs({ chosen, counts }: { chosen: string | undefined; counts: DocumentCounts | undefined }) {
  const all = counts && Object.values(counts.by_status).reduce((sum, one) => sum + one, 0);
  const tabs = [
    { key: undefined, label: 'All', count: all },
    { key: 'review', label: 'To review', count: counts?.by_status.review },
    { key: 'trash', label: 'Trash', count: counts?.trashed },
  ];
  return (
    <nav className={`${styles.tabs} strip`} aria-label="Documents">
      {tabs.map(({ key, label, count }) => (
        <Link
          key={label}
          to="/documents"
          search={(old) => ({ ...old, tab: key, status: undefined })}
          className={styles.tab}
          ref={chosen === key ? intoView : undefined}
          data-active={chosen === key || undefined}
          aria-current={chosen === key ? 'page' : undefined}
        >
          {label}
          <span className={`${styles.count} tabular`}>{count === undefined ? '' : number(count)}</span>
        </Link>
      ))}
    </nav>
  );
}
