import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/ApiError';
import { showDocument, type DocumentItem } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { toastFailed } from '@/ui/toast';

/** Whatever is done to a document: what it is then is shown everywhere, what was refused is said. */
export function useDocumentAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<DocumentItem>) => act(),
    onSuccess: (document) => showDocument(client, document),
    onError: (error) => {
      toastFailed(sentence(error));
      // Somebody was first: what they made of it is shown.
      if (!(error instanceof ApiError && error.status === 412)) return;
      for (const key of ['document', 'documents']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
