import { useQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { pageQuery } from '@/api/documents';
import type { Hit } from './find';
import type { Shown } from './Shown';
import type { Find } from './useFind';
import styles from './Viewer.module.css';

interface Props {
  id: string;
  read: string;
  number: number;
  /** Whether there is no other page, and so nothing to count. */
  alone: boolean;
  find: Find;
  place: Shown | undefined;
}

/** A page of a document that is text only. */
export function TextPage({ id, read, number, alone, find, place }: Props) {
  const page = useQuery(pageQuery(id, number, read)).data;
  return (
    <div className={styles.text} role="group" aria-label={`Page ${number}`}>
      {!alone && <p className="meta">Page {number}</p>}
      {page &&
        (page.text.trim() ? (
          <pre dir="auto">{pieces(page.text, marksOn(number, find, place))}</pre>
        ) : (
          <p className="meta">There is no text on this page.</p>
        ))}
    </div>
  );
}

/** What is looked for; while nothing is, the place that was asked for. */
function marksOn(page: number, find: Find, place: Shown | undefined): (Hit & { current: boolean })[] {
  if (find.hits.length === 0 && place?.page === page && place.start !== null && place.end !== null)
    return [{ page, start: place.start, end: place.end, current: true }];
  return find.hits.filter((hit) => hit.page === page).map((hit) => ({ ...hit, current: hit === find.current }));
}

function pieces(text: string, here: (Hit & { current: boolean })[]): ReactNode[] {
  const all: ReactNode[] = [];
  let at = 0;
  for (const hit of here) {
    all.push(<Fragment key={`t${at}`}>{text.slice(at, hit.start)}</Fragment>);
    all.push(
      <Mark key={`m${hit.start}`} current={hit.current}>
        {text.slice(hit.start, hit.end)}
      </Mark>,
    );
    at = hit.end;
  }
  all.push(<Fragment key={`t${at}`}>{text.slice(at)}</Fragment>);
  return all;
}

function Mark({ current, children }: { current: boolean; children: string }) {
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current) void mark.current?.scrollIntoView({ block: 'center' });
  }, [current]);
  return (
    <mark ref={mark} data-current={current || undefined}>
      {children}
    </mark>
  );
}
