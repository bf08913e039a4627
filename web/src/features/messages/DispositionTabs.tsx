import { Link } from '@tanstack/react-router';
import { intoView } from '@/ui/intoView';
import type { Disposition } from '@/api/types';
import { number } from '@/ui/format';
import styles from '@/ui/Tabs.module.css';
import { dispositions } from './words';

const order: Disposition[] = ['carded', 'noise', 'quarantined', 'pending'];

/** What became of the messages, with how many there are of each. */
export function DispositionTabs({
  chosen,
  counts,
}: {
  chosen: string | undefined;
  counts: Record<string, number> | undefined;
}) {
  const all = counts && Object.values(counts).reduce((sum, one) => sum + one, 0);
  const tabs = [
    { key: undefined, label: 'All', count: all },
    ...order.map((key) => ({ key, label: dispositions[key].tab, count: counts?.[key] })),
  ];
  return (
    <nav className={`${styles.tabs} strip`} aria-label="Messages by what became of them">
      {tabs.map(({ key, label, count }) => (
        <Link
          key={label}
          to="/messages"
          search={(old) => ({ ...old, disposition: key, noise_kind: undefined, message: undefined })}
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
