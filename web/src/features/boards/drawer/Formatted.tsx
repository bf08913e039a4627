import { Button } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { base } from '@/api/client';
import styles from './Message.module.css';

/** As tall as its content within reason; a frame that may not be looked into keeps its own height and can be pulled. */
function fit(event: SyntheticEvent<HTMLIFrameElement>) {
  const frame = event.currentTarget;
  if (!frame.contentDocument) return;
  // A page is never lower than its frame: made small first, it tells its own height.
  frame.style.height = '80px';
  const height = frame.contentDocument.documentElement.scrollHeight;
  frame.style.height = `${Math.min(1_200, Math.max(80, height + 2))}px`;
}

/**
 * The mail as its sender formatted it, cleaned by the server. The frame may run no script, submit nothing and lead this
 * page nowhere; links open elsewhere. Without scripts, being of the same origin only lets us measure it.
 */
export function Formatted({ messageId, hasRemoteImages }: { messageId: string; hasRemoteImages: boolean }) {
  const [images, setImages] = useState(false);
  return (
    <>
      {hasRemoteImages && !images && (
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
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={`${base}/messages/${messageId}/html${images ? '?images=allow' : ''}`}
        onLoad={fit}
      />
    </>
  );
}
