import { Link } from '@tanstack/react-router';
import type { WholeDocument } from '@/api/documents';
import { Time } from '@/ui/Time';
import styles from './About.module.css';

/** What people called versions of the same, the newest first. */
export function Versions({ document }: { document: Pick<WholeDocument, 'id' | 'versions'> }) {
  if (!document.versions.length) return null;
  return (
    <div className={styles.part}>
      <h3>Versions</h3>
      <ol className={styles.near} reversed>
        {document.versions.toReversed().map(({ id, filename, created_at }) => (
          <li key={id} data-on={id === document.id || undefined}>
            <Link
              to="/documents/$id"
              params={{ id }}
              search={true}
              title={filename}
              className="clip"
              dir="auto"
              aria-current={id === document.id ? 'true' : undefined}
            >
              {filename}
            </Link>
            <span className="meta tabular">
              <Time at={created_at} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
