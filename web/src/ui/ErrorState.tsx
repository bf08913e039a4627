import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import styles from './StateBox.module.css';

/** What a place shows when its content could not be had; `message` comes from `sentence()`. */
export function ErrorState({ title, message, onRetry }: { title: string; message: string; onRetry?: () => void }) {
  return (
    <div className={styles.box} role="alert">
      <IconAlertTriangle className={styles.icon} size={24} stroke={1.5} aria-hidden="true" />
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{message}</p>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
