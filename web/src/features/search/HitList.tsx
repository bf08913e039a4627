import { Link } from '@tanstack/react-router';
import type { Found, Hit } from '@/api/search';
import { number } from '@/ui/format';
import { MoreRows } from '@/ui/MoreRows';
import { groupsOf } from './groups';
import { HitRow } from './HitRow';
import styles from './Hits.module.css';
import { useKeptScroll } from './useKeptScroll';
import { mostOfAType } from './useFound';
import { typeWords } from './words';

interface Props {
  pages: Found[];
  hits: Hit[];
  query: string;
  type: string | undefined;
  mode: string | undefined;
  opened: string | undefined;
  /** What is asked, by which the list remembers how far it was scrolled. */
  place: string;
  /** What is shown answers the words before. */
  stale: boolean;
  onOpen: () => void;
  onMore: (() => void) | undefined;
  busy: boolean;
}

/** What was found: the best of each type, or all of one. */
export function HitList({ pages, hits, query, type, mode, opened, place, stale, onOpen, onMore, busy }: Props) {
  const scroll = useKeptScroll(place, !stale);
  const row = (hit: Hit) => (
    <li key={hit.id}>
      <HitRow
        hit={hit}
        query={query}
        opened={hit.id === opened}
        alone={type !== undefined}
        tellsMeaning={mode !== 'semantic'}
        onOpen={onOpen}
      />
    </li>
  );
  const [first] = pages;
  return (
    <div ref={scroll} className={styles.scroll} aria-busy={stale}>
      {type || !first ? (
        <>
          <ul className={styles.rows}>{hits.map(row)}</ul>
          <MoreRows onMore={onMore} busy={busy} />
        </>
      ) : (
        groupsOf(first, mostOfAType).map((group) => (
          <section key={group.type} className={styles.group} aria-label={typeWords[group.type].many}>
            <h2>
              {typeWords[group.type].many}
              {group.total > group.hits.length && (
                <Link to="/search" search={(old) => ({ ...old, type: group.type, with: undefined })}>
                  {group.hits.length > 0 ? `Show all ${number(group.total)}` : `Show ${number(group.total)}`}
                </Link>
              )}
            </h2>
            <ul className={styles.rows}>{group.hits.map(row)}</ul>
          </section>
        ))
      )}
    </div>
  );
}
