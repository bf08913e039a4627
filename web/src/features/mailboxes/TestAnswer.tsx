import { CloseButton } from '@mantine/core';
import { sentence } from '@/api/sentence';
import { count } from '@/ui/format';
import { Notice } from '@/ui/Notice';
import type { ConnectionTest } from './useMailboxActs';

/** What the mail server said when the connection was tried. */
export function TestAnswer({ test }: { test: ConnectionTest }) {
  const close = <CloseButton size="sm" aria-label="Close this answer" onClick={() => test.reset()} />;
  if (test.isError)
    return (
      <Notice tone="red" action={close}>
        {sentence(test.error)}
      </Notice>
    );
  if (!test.data) return null;
  const { ok, folders, message } = test.data;
  return (
    <Notice tone={ok ? 'green' : 'red'} action={close}>
      {ok
        ? `The connection works. ${count(folders.length, 'folder')} will be read: ${folders.join(', ')}.`
        : (message ?? 'The server did not let Pebble in. Check its name, the user name and the password.')}
    </Notice>
  );
}
