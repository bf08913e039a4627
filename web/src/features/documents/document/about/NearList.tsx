import { Link } from '@tanstack/react-router';
import type { WholeDocument } from '@/api/documents';
import { alikeWord } from '../../words';
import { decisions } from '../compare/decisions';
import styles from './About.module.css';

interface Props {
  document: WholeDocument;
  comparedWith: string | undefined;
  onCompare: () => void;
}

/** The documents that are nearly the same, each to be compared. */
export function NearList({ document, comparedWith, onCompare }: Props) {
  return (
    <div className={styles.part}>
      <h3>Nearly the same</h3>
      <ul className={styles.near}>
        {document.near_duplicates.map((near) => (
          <li key={near.id} data-on={near.id === comparedWith || undefined}>
            <Link
              to="."
              search={(old) => ({ ...old, with: near.id === comparedWith ? undefined : near.id })}
              onClick={onCompare}
              title={near.filename}
              className="clip"
              dir="auto"
              aria-current={near.id === comparedWith ? 'true' : undefined}
            >
              {near.filename}
            </Link>
            <span className="meta tabular">
              {near.decision ? decisions[near.decision].word : alikeWord(near.similarity)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
