import { Link } from '@tanstack/react-router';
import { number } from '@/ui/format';
import { intoView } from '@/ui/intoView';
import styles from '@/ui/Tabs.module.css';
import { types } from './search';
import { typeWords } from './words';

interface Props {
  chosen: string | undefined;
  /** How many were found of each, once it is known. */
  counts: Record<string, number> | undefined;
}

/** Everything, or one type of things. */
export function TypeTabs({ chosen, counts }: Props) {
  return (
    <nav className={`${styles.tabs} strip`} aria-label="What is looked for">
      {[undefined, ...types].map((type) => (
        <Link
          key={type ?? ''}
          to="/search"
          search={(old) => ({
            ...old,
            type,
            status: undefined,
            doc_type: type === undefined || type === 'document' ? old.doc_type : undefined,
            with: undefined,
          })}
          className={styles.tab}
          ref={chosen === type ? intoView : undefined}
          data-active={chosen === type || undefined}
          aria-current={chosen === type ? 'page' : undefined}
        >
          {type ? typeWords[type].many : 'Everything'}
          {type && counts && <span className={`${styles.count} tabular`}>{number(counts[type] ?? 0)}</span>}
        </Link>
      ))}
    </nav>
  );
}
