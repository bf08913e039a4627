import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { count } from '@/ui/format';
import styles from './Audit.module.css';
import { changesOf } from './changes';
import { fieldWord, valueWord, type Names } from './words';

const few = 3;

/** What an act changed, a field a line; many fields are folded. */
export function ChangeList({ before, after, names }: { before: unknown; after: unknown; names: Names }) {
  const [whole, setWhole] = useState(false);
  const changes = changesOf(before, after);
  if (changes.length === 0) return <span className="meta">–</span>;
  const shown = whole || changes.length <= few + 1 ? changes : changes.slice(0, few);
  const made = before === null || before === undefined;
  return (
    <>
      <dl className={styles.changes}>
        {shown.map(({ field, before: was, after: is }) => (
          <div key={field}>
            <dt>{fieldWord(field)}</dt>
            <dd>
              {!made && (
                <>
                  <del>{valueWord(was, names)}</del>
                  <IconArrowRight size={12} stroke={1.75} role="img" aria-label="became" />
                </>
              )}
              <ins>{valueWord(is, names)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {shown.length < changes.length && (
        <button type="button" className={styles.object} onClick={() => setWhole(true)}>
          {count(changes.length - shown.length, 'more field')}
        </button>
      )}
    </>
  );
}
