import { Button, FileButton, Progress } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import type { Received } from '@/api/imports';
import { Notice } from '@/ui/Notice';
import { percent } from '@/ui/format';
import styles from './Mailbox.module.css';
import { useUpload } from './useUpload';

const accepted = '.eml,.mbox,.zip,.msg,message/rfc822,application/mbox,application/zip';

/** Files of mail are dropped here, or chosen; while they come it tells how far they are. */
export function DropZone({ mailbox, onDone }: { mailbox: string; onDone: (received: Received) => void }) {
  const { state, send, stop, forget } = useUpload(mailbox, onDone);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  }

  if (state.at === 'sending') {
    const reading = state.share >= 1;
    return (
      <div className={styles.progress} role="status">
        <div>
          <div className={styles.progressWords}>
            <span className="clip">{reading ? `Reading ${state.what}` : `Sending ${state.what}`}</span>
            <span className="meta tabular">{reading ? 'sent' : percent(state.share)}</span>
          </div>
          <Progress value={state.share * 100} animated={reading} aria-label="How much has been sent" />
        </div>
        {!reading && (
          <Button variant="default" onClick={stop}>
            Stop
          </Button>
        )}
      </div>
    );
  }
  return (
    <>
      {state.at === 'failed' && (
        <div style={{ margin: '0 16px 12px' }}>
          <Notice
            tone="red"
            action={
              <Button
                variant="subtle"
                size="compact-xs"
                onClick={() => {
                  forget();
                  void send(state.files);
                }}
              >
                Send again
              </Button>
            }
          >
            {state.message} What had come is kept; sending it again doubles nothing.
          </Notice>
        </div>
      )}
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={24} stroke={1.5} color="var(--p-meta)" aria-hidden="true" />
        <p className={styles.dropTitle}>{over ? 'Let go to bring them in' : 'Drag files of mail here'}</p>
        <p className="meta">.eml, .mbox or .zip of any size. Mail that is held already is not doubled.</p>
        <FileButton multiple accept={accepted} onChange={(files) => void send(files)}>
          {(props) => (
            <Button variant="default" {...props}>
              Choose files
            </Button>
          )}
        </FileButton>
      </div>
    </>
  );
}
