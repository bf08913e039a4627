import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DocumentItem } from '@/api/documents';
import { linksQuery, sharedQuery, sharing, type SharedWith } from '@/api/sharing';
import { sentence } from '@/api/sentence';
import { toastDone, toastFailed } from '@/ui/toast';

type Named = Pick<DocumentItem, 'id' | 'filename'>;
interface Act {
  document: Named;
  other: SharedWith;
}

const whom = ({ type, title }: SharedWith) => (type === 'card' ? `the card “${title}”` : title);

/** Puts documents beside cards and companies and takes them away; each act offers its way back. */
export function useSharing() {
  const client = useQueryClient();
  const onError = (error: unknown) => toastFailed(sentence(error));
  const told = ({ document, other }: Act) => {
    void client.invalidateQueries({ queryKey: linksQuery(document.id).queryKey });
    void client.invalidateQueries({ queryKey: sharedQuery(other.type, other.id).queryKey });
  };
  const adding = useMutation({
    mutationFn: ({ document, other }: Act) => sharing.share(document.id, other),
    onError,
    onSuccess: (_links, act) =>
      toastDone(`“${act.document.filename}” is shared with ${whom(act.other)}.`, () => removing.mutate(act)),
    onSettled: (_links, _error, act) => told(act),
  });
  const removing = useMutation({
    mutationFn: ({ document, other }: Act) => sharing.unshare(document.id, other),
    onError,
    onSuccess: (_links, act) =>
      toastDone(`“${act.document.filename}” is no longer shared with ${whom(act.other)}.`, () => adding.mutate(act)),
    onSettled: (_links, _error, act) => told(act),
  });
  return {
    share: (document: Named, other: SharedWith) => adding.mutate({ document, other }),
    unshare: (document: Named, other: SharedWith) => removing.mutate({ document, other }),
    busy: adding.isPending || removing.isPending,
  };
}
