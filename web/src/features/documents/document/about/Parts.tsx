import { Link } from '@tanstack/react-router';
import type { WholeDocument } from '@/api/documents';
import styles from './About.module.css';

/** What separator sheets made of a scan, or the scan that the document was split off. */
export function Parts({ document }: { document: Pick<WholeDocument, 'parts' | 'part_of'> }) {
  if (!document.parts.length && !document.part_of) return null;
  return (
    <div className={styles.part}>
      <h3>Separator sheets</h3>
      {document.part_of && (
        <Link to="/documents/$id" params={{ id: document.part_of }} search={true}>
          The scan it was split off
        </Link>
      )}
      {document.parts.length > 0 && (
        <ul className={styles.near} aria-label="Its parts">
          {document.parts.map(({ document_id, first_page, last_page }) => (
            <li key={document_id + first_page}>
              <Link to="/documents/$id" params={{ id: document_id }} search={true}>
                {first_page === last_page ? `Page ${first_page}` : `Pages ${first_page} to ${last_page}`}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
