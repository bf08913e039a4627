import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError } from '@/api/ApiError';
import { documentQuery } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { useCommand } from '@/ui/commands';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { useOpeningFocus } from '@/ui/useOpeningFocus';
import { can } from '../can';
import { ReviewBar } from '../review/ReviewBar';
import { useReview } from '../review/useReview';
import { useTrash } from '../useTrash';
import { DocumentBar } from './DocumentBar';
import { DocumentBody } from './DocumentBody';
import styles from './Document.module.css';
import type { DocumentPlace } from './place';

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

interface Props {
  id: string;
  /** What it is compared with. */
  other: string | undefined;
  place: DocumentPlace;
}

/** A document that is read, wherever it was opened from. */
export function OpenDocument({ id, other, place }: Props) {
  const { previous, next, close } = place;
  const me = useMe();
  const read = useQuery(documentQuery(id));
  const gone = read.isError && isGone(read.error);
  const document = gone ? undefined : read.data;
  const frame = useRef<HTMLElement>(null);
  const review = useReview(document, place);
  const { throwAway } = useTrash();

  const mayThrow = document ? can('throw-away', me, document) : 'It is not there yet.';
  const discard = () => {
    if (document && mayThrow === true) throwAway(document, next ?? previous ?? close);
  };

  useCommand('close', close, 1);
  useCommand('throw-away', mayThrow === true ? discard : null, 1);

  useOpeningFocus(frame, id);

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
        onPrevious={previous}
        onNext={next}
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
          <DocumentBody key={id} document={document} other={other} />
        </>
      )}
    </aside>
  );
}
