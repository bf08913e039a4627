import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ApiError } from '@/api/ApiError';
import { documentQuery } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { useCommand } from '@/ui/commands';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { can } from '../can';
import { ReviewBar } from '../review/ReviewBar';
import { useReview } from '../review/useReview';
import { useTrash } from '../useTrash';
import { DocumentBar } from './DocumentBar';
import { DocumentBody } from './DocumentBody';
import styles from './Document.module.css';
import { useNeighbours } from './useNeighbours';

const route = getRouteApi('/shell/documents/$id');

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** The open document, at its own address, beside the list it stands in. */
export function DocumentPane() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const read = useQuery(documentQuery(id));
  const gone = read.isError && isGone(read.error);
  const document = gone ? undefined : read.data;
  const frame = useRef<HTMLElement>(null);
  const { previous, next } = useNeighbours(id);
  const review = useReview(document);
  const { throwAway } = useTrash();

  const close = () => {
    void navigate({ to: '/documents', search: (old) => ({ ...old, with: undefined }) });
    // The focus goes back to the row it came from.
    requestAnimationFrame(() => window.document.querySelector<HTMLElement>(`[data-document="${id}"]`)?.focus());
  };
  const show = (other: string | undefined) =>
    other
      ? () =>
          void navigate({
            to: '/documents/$id',
            params: { id: other },
            search: (old) => ({ ...old, with: undefined }),
            replace: true,
          })
      : undefined;
  const mayThrow = document ? can('throw-away', me, document) : 'It is not there yet.';
  const discard = () => {
    if (document && mayThrow === true) throwAway(document, show(next ?? previous) ?? close);
  };

  useCommand('close', close, 1);
  useCommand('throw-away', mayThrow === true ? discard : null, 1);

  // Opening moves the reader into the document; the arrows then go from one to the next.
  useEffect(() => frame.current?.focus({ preventScroll: true }), [id]);

  return (
    <aside
      ref={frame}
      className={styles.pane}
      tabIndex={-1}
      aria-label={document ? `Document: ${document.filename}` : 'Document'}
    >
      <DocumentBar
        document={document}
        mayThrow={mayThrow}
        onThrow={discard}
        onPrevious={show(previous)}
        onNext={show(next)}
        onClose={close}
      />
      {read.isError && !document ? (
        <ErrorState
          title="This document cannot be shown"
          message={sentence(read.error)}
          onRetry={() => void read.refetch()}
        />
      ) : !document ? (
        <div style={{ padding: 16 }}>
          <LoadingState what="the document" />
        </div>
      ) : (
        <>
          {document.status === 'review' && <ReviewBar key={`review-${id}`} document={document} review={review} />}
          <DocumentBody key={id} document={document} other={search.with} />
        </>
      )}
    </aside>
  );
}
