import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Received } from '@/api/imports';
import { sentence } from '@/api/sentence';
import { upload, type Upload } from '@/api/upload';

export type UploadState =
  { at: 'idle' } | { at: 'sending'; share: number; what: string } | { at: 'failed'; message: string; files: File[] };

/** Brings files into a mailbox, telling how far they are on the way. */
export function useUpload(mailbox: string, onDone: (received: Received) => void) {
  const client = useQueryClient();
  const [state, setState] = useState<UploadState>({ at: 'idle' });
  const running = useRef<Upload<Received> | null>(null);

  async function send(files: File[]) {
    if (files.length === 0 || running.current) return;
    const what = files.length === 1 ? files[0]!.name : `${files.length} files`;
    setState({ at: 'sending', share: 0, what });
    const going = upload<Received>(`/mailboxes/${mailbox}/messages`, files, (share) =>
      setState({ at: 'sending', share, what }),
    );
    running.current = going;
    try {
      const received = await going.done;
      setState({ at: 'idle' });
      onDone(received);
    } catch (error) {
      if (error instanceof DOMException) setState({ at: 'idle' });
      else setState({ at: 'failed', message: sentence(error), files });
    } finally {
      running.current = null;
      for (const key of ['imports', 'messages', 'board', 'reconciliation'])
        void client.invalidateQueries({ queryKey: [key] });
    }
  }

  return { state, send, stop: () => running.current?.abort(), forget: () => setState({ at: 'idle' }) };
}
