import { useMutation, useQueryClient } from '@tanstack/react-query';
import { mailboxes, mailboxesQuery } from '@/api/mailboxes';
import { sentence } from '@/api/sentence';
import { toastDone, toastFailed } from '@/ui/toast';

/** What can be asked of a mailbox's server. */
export function useMailboxActs(id: string) {
  const client = useQueryClient();
  const test = useMutation({ mutationFn: () => mailboxes.test(id) });
  const sync = useMutation({
    mutationFn: () => mailboxes.sync(id),
    onSuccess: () => {
      toastDone('The server is asked for new mail now.');
      void client.invalidateQueries({ queryKey: mailboxesQuery.queryKey });
    },
    onError: (error) => toastFailed(sentence(error)),
  });
  return { test, sync };
}

export type ConnectionTest = ReturnType<typeof useMailboxActs>['test'];
