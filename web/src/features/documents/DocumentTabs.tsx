import { Link } from '@tanstack/react-router';
import { intoView } from '@/ui/intoView';
import styles from '@/ui/Tabs.module.css';

const tabs = [
  { key: undefined, label: 'All' },
  { key: 'review', label: 'To review' },
  { key: 'trash', label: 'Trash' },
];

/** All documents, those that a person is to look at, and those that were thrown away. */
export function DocumentTabs({ chosen }: { chosen: string | undefined }) {
  return (
    <nav className={`${styles.tabs} strip`} aria-label="Documents">
      {tabs.map(({ key, label }) => (
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
        </Link>
      ))}
    </nav>
  );
}
