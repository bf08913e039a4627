import { useState } from 'react';
import type { MessageItem } from '@/api/types';
import { useCommand } from '@/ui/commands';

/** j and k walk the list; while a message is read they read on. */
export function useMessageKeys(
  messages: MessageItem[],
  opened: string | undefined,
  open: (id: string | undefined) => void,
) {
  const [focused, setFocused] = useState<string | undefined>(opened);
  const at = messages.findIndex((message) => message.id === (opened ?? focused));

  function go(by: 1 | -1) {
    const next = messages[at < 0 ? 0 : Math.max(0, Math.min(messages.length - 1, at + by))];
    if (!next) return;
    setFocused(next.id);
    if (opened) open(next.id);
  }

  useCommand('down', messages.length > 0 ? () => go(1) : null);
  useCommand('up', messages.length > 0 ? () => go(-1) : null);
  useCommand('open', focused && !opened ? () => open(focused) : null);
  useCommand('close', opened ? () => open(undefined) : null);
  return { focused, setFocused };
}
