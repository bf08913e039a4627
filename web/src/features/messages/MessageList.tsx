import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Mailbox } from '@/api/mailboxes';
import type { MessageItem } from '@/api/types';
import { MessageRow } from './MessageRow';
import styles from './MessageList.module.css';

interface Props {
  messages: MessageItem[];
  tab: string | undefined;
  mailboxes: Mailbox[];
  opened: string | undefined;
  focused: string | undefined;
  onFocus: (id: string) => void;
  hasMore: boolean;
  onEnd: () => void;
}

const rowHeight = 64;

/** The messages as rows, of which only those in sight exist; the end of it asks for more. */
export function MessageList({ messages, tab, mailboxes, opened, focused, onFocus, hasMore, onEnd }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (nth) => messages[nth]?.id ?? nth,
  });
  const namesOf = ({ mailbox_ids }: MessageItem) =>
    mailbox_ids.map((id) => mailboxes.find((one) => one.id === id)?.name ?? '').join(', ');
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= messages.length - 20) onEnd();
  }, [hasMore, last, messages.length, onEnd]);

  // A key chose a row: it comes into sight, and then takes the focus unless something is written elsewhere.
  const walked = useRef(focused);
  useEffect(() => {
    if (!focused || walked.current === focused) return;
    walked.current = focused;
    const at = messages.findIndex((message) => message.id === focused);
    if (at < 0) return;
    rows.scrollToIndex(at, { align: 'auto' });
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>(`[data-message="${focused}"]`)?.focus({ preventScroll: true }),
    );
  }, [focused, messages, rows]);

  return (
    <div ref={scroll} className={styles.scroll}>
      <ul className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {items.map((item) => {
          const message = messages[item.index];
          if (!message) return null;
          return (
            <li key={item.key} className={styles.place} style={{ height: item.size, top: item.start }}>
              <MessageRow
                message={message}
                tab={tab}
                mailbox={namesOf(message)}
                opened={message.id === opened}
                onFocus={() => {
                  walked.current = message.id;
                  onFocus(message.id);
                }}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
