import { Button } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { base } from '@/api/client';
import type { Message } from '@/api/types';
import styles from './Mail.module.css';

/** The frame may not be looked into: its height is guessed from the text, and can be pulled. */
function heightFor(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 80), 0);
  return Math.min(640, Math.max(160, 80 + lines * 22));
}

/**
 * The mail as its sender formatted it, cleaned by the server. The frame is of no origin, may run no script,
 * submit nothing and lead this page nowhere; links open elsewhere.
 */
export function Formatted({ message }: { message: Pick<Message, 'id' | 'text' | 'has_remote_images'> }) {
  const [images, setImages] = useState(false);
  return (
    <>
      {message.has_remote_images && !images && (
        <div className={styles.images}>
          <IconPhotoOff size={14} stroke={1.75} aria-hidden="true" />
          <span>Remote images are blocked: loading them tells the sender that you read this.</span>
          <Button variant="subtle" size="compact-xs" onClick={() => setImages(true)}>
            Show images
          </Button>
        </div>
      )}
      <iframe
        className={styles.frame}
        title="Formatted message"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={`${base}/messages/${message.id}/html${images ? '?images=allow' : ''}`}
        style={{ height: heightFor(message.text) }}
      />
    </>
  );
}
