import { Link } from '@tanstack/react-router';
import type { WholeDocument } from '@/api/documents';
import type { Tender } from '@/api/tender';
import { Time } from '@/ui/Time';
import styles from './Facts.module.css';
import { names, valueWords } from './words';

/** What each corrigendum changed of the tender as it stood before. */
export function Corrections({ tender, document }: { tender: Tender; document: WholeDocument }) {
  return (
    <div role="group" aria-label="Corrigenda">
      {tender.corrections.map(({ document_id: id, filename, created_at, changes }) => (
        <div key={id} className={styles.correction}>
          <span>
            {id === document.id ? (
              'This corrigendum'
            ) : (
              <Link to="/documents/$id" params={{ id }} search={(old) => ({ ...old, with: undefined })}>
                {filename}
              </Link>
            )}{' '}
            <span className="meta">
              <Time at={created_at} />
            </span>
          </span>
          {changes.length === 0 ? (
            <span className="meta">Changes none of the facts that Pebble reads.</span>
          ) : (
            <ul>
              {changes.map(({ key, name, before, after }) => (
                <li key={key}>
                  <span className="meta">{names[name]}</span> {before && <del>{valueWords(before)}</del>}{' '}
                  <ins>{valueWords(after)}</ins>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}
