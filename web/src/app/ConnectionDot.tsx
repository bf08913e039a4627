import { Tooltip } from '@mantine/core';
import { useConnection, type Connection } from '@/api/live/connection';
import styles from './ConnectionDot.module.css';

const words: Record<Connection, string> = {
  live: 'Live: you see what others do as they do it',
  reconnecting: 'Reconnecting: what you see may be a little old',
  offline: 'Offline: what you see stays as it was',
};

/** Whether the screen follows the others: a disc, a ring or a square, so that it does not speak by colour alone. */
export function ConnectionDot({ className }: { className?: string }) {
  const connection = useConnection();
  return (
    <Tooltip label={words[connection]} position="right">
      <span className={className} role="status" aria-label={words[connection]} data-connection={connection}>
        <span className={`${styles.mark} ${styles[connection]}`} />
      </span>
    </Tooltip>
  );
}
