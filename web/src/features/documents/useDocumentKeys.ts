import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DocumentItem } from '@/api/documents';
import { useCommand } from '@/ui/commands';

/** j and k walk the list; while a document is read they, and the arrows, read on. */
export function useDocumentKeys(documents: DocumentItem[], opened: string | undefined) {
  const navigate = useNavigate();
  const [focused, setFocused] = useState<string | undefined>(opened);
  const at = documents.findIndex(({ id }) => id === (opened ?? focused));

  const open = (id: string) =>
    void navigate({
      to: '/documents/$id',
      params: { id },
      search: (old) => ({ ...old, with: undefined }),
      replace: opened !== undefined,
    });

  function go(by: 1 | -1) {
    const next = documents[at < 0 ? 0 : Math.max(0, Math.min(documents.length - 1, at + by))];
    if (!next) return;
    setFocused(next.id);
    if (opened) open(next.id);
  }

  const any = documents.length > 0;
  useCommand('down', any ? () => go(1) : null);
  useCommand('up', any ? () => go(-1) : null);
  useCommand('next', any && opened ? () => go(1) : null);
  useCommand('previous', any && opened ? () => go(-1) : null);
  useCommand('open', focused && !opened ? () => open(focused) : null);
  return { focused, setFocused };
}
