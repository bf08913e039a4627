import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { pageQuery, type WholeDocument } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { DrawnPages } from './DrawnPages';
import { readAt } from './readAt';
import type { Shown } from './Shown';
import { TextPages } from './TextPages';
import { useFind } from './useFind';
import styles from './Viewer.module.css';
import { ViewerBar } from './ViewerBar';
import { useViewerKeys } from './useViewerKeys';
import type { Zoom } from './zoom';

interface Props {
  document: WholeDocument;
  /** Whether the keys are its own; of two beside each other, one's. */
  keys?: boolean;
  /** A place to be taken to. */
  place?: Shown;
}

/** The pages of a document: looked at, searched, their text selected. */
export function Viewer({ document, keys = true, place }: Props) {
  const read = readAt(document);
  const first = useQuery(pageQuery(document.id, 1, read));
  const pages = document.page_count ?? 0;
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [shown, setShown] = useState(1);
  const [scale, setScale] = useState(1);
  /** Where the reader is to be taken; each asking is a new one. */
  const [asked, setAsked] = useState<{ page: number }>();
  const find = useFind(document);
  const go = (page: number) => setAsked({ page: Math.max(1, Math.min(pages, page)) });
  useViewerKeys(keys, { shown, scale, zoom, setZoom, go, find });
  const label = useMemo(() => `Pages of ${document.filename}`, [document.filename]);

  if (first.isError)
    return (
      <ErrorState
        title="The pages cannot be shown"
        message={sentence(first.error)}
        onRetry={() => void first.refetch()}
      />
    );
  if (!first.data)
    return (
      <div style={{ padding: 16 }}>
        <LoadingState what="the pages" />
      </div>
    );
  const common = { document, read, first: first.data, find, asked, place, label, onShown: setShown };
  return (
    <div className={styles.viewer}>
      <ViewerBar
        pages={pages}
        shown={shown}
        zoom={first.data.drawn ? zoom : undefined}
        scale={scale}
        find={find}
        onGo={go}
        onZoom={setZoom}
      />
      {first.data.drawn ? <DrawnPages {...common} zoom={zoom} onScale={setScale} /> : <TextPages {...common} />}
    </div>
  );
}
