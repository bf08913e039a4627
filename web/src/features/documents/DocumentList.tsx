import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { DocumentItem } from '@/api/documents';
import { useMe } from '@/api/session';
import styles from './DocumentList.module.css';
import { DocumentRow } from './DocumentRow';
import { TrashRow } from './TrashRow';
import { useRunning } from './useRunning';
import { entityWord } from './words';

interface Props {
  documents: DocumentItem[];
  tab: string | undefined;
  /** The legal entity that is looked at, when it is one: it is not said again in every row. */
  entity: string | undefined;
  opened: string | undefined;
  focused: string | undefined;
  onFocus: (id: string) => void;
  hasMore: boolean;
  onEnd: () => void;
}

const rowHeight = 56;

/** The documents as rows, of which only those in sight exist; the end of it asks for more. */
export function DocumentList({ documents, tab, entity, opened, focused, onFocus, hasMore, onEnd }: Props) {
  const entities = useMe()?.entities ?? [];
  const stepOf = useRunning(documents);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (nth) => documents[nth]?.id ?? nth,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= documents.length - 20) onEnd();
  }, [hasMore, last, documents.length, onEnd]);

  // A key chose a row: it comes into sight and takes the focus.
  const walked = useRef(focused);
  useEffect(() => {
    if (!focused || walked.current === focused) return;
    walked.current = focused;
    const at = documents.findIndex(({ id }) => id === focused);
    if (at < 0) return;
    rows.scrollToIndex(at, { align: 'auto' });
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>(`[data-document="${focused}"]`)?.focus({ preventScroll: true }),
    );
  }, [focused, documents, rows]);

  return (
    <div ref={scroll} className={styles.scroll}>
      <ul className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {items.map((item) => {
          const document = documents[item.index];
          if (!document) return null;
          const whose = entities.length > 1 && !entity ? entityWord(document, entities) : undefined;
          return (
            <li key={item.key} className={styles.place} style={{ height: item.size, top: item.start }}>
              {tab === 'trash' ? (
                <TrashRow document={document} whose={whose} />
              ) : (
                <DocumentRow
                  document={document}
                  whose={whose}
                  opened={document.id === opened}
                  step={
                    document.status === 'processing' ? (stepOf(document.id) ?? document.step ?? undefined) : undefined
                  }
                  onFocus={() => {
                    walked.current = document.id;
                    onFocus(document.id);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
