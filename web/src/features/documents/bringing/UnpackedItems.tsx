import { Link } from '@tanstack/react-router';
import type { Unpacked } from '@/api/documents';
import { count } from '@/ui/format';
import styles from './Bringing.module.css';

/** What became of each file of an archive. */
export function UnpackedItems({ items }: { items: Unpacked[] }) {
  const refused = items.filter(({ error }) => error).length;
  const held = items.filter((item) => item.duplicate_of).length;
  const said = [
    count(items.length - refused - held, 'new document'),
    held > 0 && `${held} held already`,
    refused > 0 && `${refused} not kept`,
  ].filter(Boolean);
  if (items.length === 0) return 'There is no file in it.';
  return (
    <details className={styles.items} open={refused > 0 && items.length < 20}>
      <summary>{said.join(', ')}</summary>
      <ul>
        {items.map((item, nth) => (
          <li key={nth}>
            {item.id ? (
              <>
                <Link
                  to="/documents/$id"
                  params={{ id: item.id }}
                  search={(old) => ({ entity: old.entity })}
                  dir="auto"
                >
                  {item.filename}
                </Link>
                {item.duplicate_of && ' held already'}
              </>
            ) : (
              <>
                <span dir="auto">{item.filename}</span>: {item.error?.message}
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
