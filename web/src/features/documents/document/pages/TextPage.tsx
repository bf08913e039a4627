import { useQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { pageQuery } from '@/api/documents';
import type { Find } from './useFind';
import styles from './Viewer.module.css';

interface Props {
  id: string;
  read: string;
  number: number;
  /** Whether there is no other page, and so nothing to count. */
  alone: boolean;
  find: Find;
}

/** A page of a document that is text only. */
export function TextPage({ id, read, number, alone, find }: Props) {
  const page = useQuery(pageQuery(id, number, read)).data;
  return (
    <div className={styles.text} role="group" aria-label={`Page ${number}`}>
      {!alone && <p className="meta">Page {number}</p>}
      {page &&
        (page.text.trim() ? (
          <pre dir="auto">{pieces(page.text, number, find)}</pre>
        ) : (
          <p className="meta">There is no text on this page.</p>
        ))}
    </div>
  );
}

function pieces(text: string, page: number, find: Find): ReactNode[] {
  const here = find.hits.filter((hit) => hit.page === page);
  const all: ReactNode[] = [];
  let at = 0;
  for (const hit of here) {
    all.push(<Fragment key={`t${at}`}>{text.slice(at, hit.start)}</Fragment>);
    all.push(
      <Mark key={`m${hit.start}`} current={hit === find.current}>
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
