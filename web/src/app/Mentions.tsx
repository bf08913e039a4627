import { ActionIcon, Menu } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { unreadQuery, useMarkRead } from '@/api/notifications';
import { count } from '@/ui/format';
import { Time } from '@/ui/Time';
import styles from './Mentions.module.css';

/** A note's text without the ids behind its names. */
function plain(text: string): string {
  return text.replace(/@\[([^\]\n]+)\]\(usr_\w+\)/g, '@$1');
}

/** Where a person finds the notes that call them, and is reminded of what is due. */
export function Mentions() {
  const unread = useQuery(unreadQuery).data ?? [];
  const read = useMarkRead();
  const navigate = useNavigate();
  const what = unread.every(({ kind }) => kind === 'mention') ? 'new mention' : 'new message';
  const label = unread.length > 0 ? count(unread.length, what) : 'No new mentions';
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <ActionIcon className={styles.bell} aria-label={label}>
          <IconBell size={16} stroke={1.75} />
          {unread.length > 0 && <span className={styles.count}>{unread.length}</span>}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={400} style={{ overflow: 'auto' }}>
        {unread.length === 0 && <Menu.Label>Nobody has mentioned you in a note since you last looked.</Menu.Label>}
        {unread.map((one) => (
          <Menu.Item
            key={one.id}
            rightSection={
              <span className="meta">
                <Time at={one.at} />
              </span>
            }
            onClick={() => {
              read.mutate(one.id);
              void navigate({ to: '/cards/$cardId', params: { cardId: one.card_id } });
            }}
          >
            <span style={{ fontWeight: 600 }}>{one.by}</span> on {one.subject}
            <br />
            <span className="meta">{plain(one.text).slice(0, 120)}</span>
          </Menu.Item>
        ))}
        {unread.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => read.mutate(null)}>Mark all as read</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
