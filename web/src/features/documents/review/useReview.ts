import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { documentQuery, documents, showDocument, type DocumentChange, type WholeDocument } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { toastDone, toastFailed } from '@/ui/toast';
import type { DocumentPlace } from '../document/place';

export interface Review {
  answered: number;
  answer: (change: DocumentChange) => void;
  skip: () => void;
  /** Opens what was answered or skipped last. */
  back: (() => void) | null;
}

/** One document after the other: the next comes at once, and what the server refuses is said with the way back to it. */
export function useReview(document: WholeDocument | undefined, { items, show, close }: DocumentPlace): Review {
  const client = useQueryClient();
  const [done, setDone] = useState<{ id: string; skipped: boolean }[]>([]);
  // A key may come twice before the next document is there.
  const pressed = useRef<string | undefined>(undefined);

  const open = items.filter(
    ({ id, status }) => status === 'review' && id !== document?.id && !done.some((one) => one.id === id),
  );
  const at = items.findIndex(({ id }) => id === document?.id);
  const behind = open.find(({ id }) => items.findIndex((item) => item.id === id) > at);
  const next = behind ?? open[0];
  useQuery({ ...documentQuery(next?.id ?? ''), enabled: next !== undefined && document?.status === 'review' });

  function leave(skipped: boolean) {
    if (!document) return;
    pressed.current = document.id;
    setDone((old) => [...old.filter(({ id }) => id !== document.id), { id: document.id, skipped }]);
    if (next) return show(next.id);
    // Opened from elsewhere it stays, to be read on.
    if (items.length === 0) return;
    close();
    toastDone('That was the last one to review here.');
  }

  async function send(asked: WholeDocument, change: DocumentChange) {
    try {
      showDocument(client, await documents.change(asked, change));
    } catch (error) {
      setDone((old) => old.filter(({ id }) => id !== asked.id));
      void client.invalidateQueries({ queryKey: ['document', asked.id] });
      void client.invalidateQueries({ queryKey: ['documents'] });
      toastFailed(`“${asked.filename}” was not answered. ${sentence(error)}`, {
        label: 'Open it',
        run: () => {
          pressed.current = undefined;
          show(asked.id);
        },
      });
    }
  }

  const last = done.at(-1);
  return {
    answered: done.filter(({ skipped }) => !skipped).length,
    answer: (change) => {
      if (!document || pressed.current === document.id) return;
      leave(false);
      void send(document, change);
    },
    skip: () => {
      if (document && pressed.current !== document.id) leave(true);
    },
    back: last
      ? () => {
          pressed.current = undefined;
          setDone((old) => old.slice(0, -1));
          show(last.id);
        }
      : null,
  };
}
