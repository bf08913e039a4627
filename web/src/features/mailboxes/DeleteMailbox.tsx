import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { mailboxes, mailboxesQuery, type Mailbox } from '@/api/mailboxes';
import { sentence } from '@/api/sentence';
import { Confirm } from '@/ui/Confirm';
import { Notice } from '@/ui/Notice';
import { toastDone } from '@/ui/toast';

/** Only a mailbox that never held mail can go. */
export function DeleteMailbox({ mailbox, onClose }: { mailbox: Mailbox; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const removal = useMutation({
    mutationFn: () => mailboxes.remove(mailbox.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: mailboxesQuery.queryKey });
      toastDone(`${mailbox.name} was deleted.`);
      void navigate({ to: '/mailboxes' });
    },
  });
  return (
    <Confirm
      title={`Delete ${mailbox.name}?`}
      act="Delete mailbox"
      busy={removal.isPending}
      onConfirm={() => removal.mutate()}
      onClose={onClose}
    >
      {removal.isError ? (
        <Notice tone="red">{sentence(removal.error)}</Notice>
      ) : (
        <p style={{ margin: 0 }}>Its settings and secrets go. A mailbox that ever held mail cannot be deleted.</p>
      )}
    </Confirm>
  );
}
