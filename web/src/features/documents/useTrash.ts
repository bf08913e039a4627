import { useMutation, useQueryClient } from '@tanstack/react-query';
import { documents, showDocument, type DocumentItem } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { toastDone, toastFailed } from '@/ui/toast';

type Named = Pick<DocumentItem, 'id' | 'filename'>;

/** Throws documents away and takes them out again; each act offers its way back. */
export function useTrash() {
  const client = useQueryClient();
  const onError = (error: unknown) => toastFailed(sentence(error));
  const throwing = useMutation({
    mutationFn: ({ id }: Named) => documents.trash(id),
    onError,
    onSuccess: (_nothing, named) => {
      client.removeQueries({ queryKey: ['document', named.id] });
      for (const key of ['documents', 'document-counts']) void client.invalidateQueries({ queryKey: [key] });
      toastDone(`“${named.filename}” lies in the trash.`, () => restoring.mutate(named));
    },
  });
  const restoring = useMutation({
    mutationFn: ({ id }: Named) => documents.restore(id),
    onError,
    onSuccess: (document) => {
      showDocument(client, document);
      toastDone(`“${document.filename}” is back.`);
    },
  });
  return {
    throwAway: (document: Named, then?: () => void) => throwing.mutate(document, { onSuccess: then }),
    restore: (document: Named) => restoring.mutate(document),
    busy: throwing.isPending || restoring.isPending,
  };
}
