import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { WholeDocument } from '@/api/documents';
import { About } from './about/About';
import { PasswordForm } from './about/PasswordForm';
import { Compare } from './compare/Compare';
import styles from './Document.module.css';
import { NotRead } from './NotRead';
import type { Shown } from './pages/Shown';
import { Viewer } from './pages/Viewer';

interface Props {
  document: WholeDocument;
  /** What it is compared with. */
  other: string | undefined;
}

/** The pages, and beside them what is known of the document; where there is no room, one or the other. */
export function DocumentBody({ document, other }: Props) {
  const [part, setPart] = useState('pages');
  const [shown, setShown] = useState<Shown>();
  const [tried, setTried] = useState(false);
  return (
    <div className={styles.body} data-part={part}>
      <div className={styles.switch}>
        <SegmentedControl
          fullWidth
          aria-label="What is shown of the document"
          data={[
            { value: 'pages', label: other ? 'Comparison' : 'Pages' },
            { value: 'about', label: 'About it' },
          ]}
          value={part}
          onChange={setPart}
        />
      </div>
      <div className={styles.work}>
        {other ? (
          <Compare key={other} document={document} other={other} />
        ) : document.status === 'locked' ? (
          <PasswordForm document={document} tried={tried} onTried={() => setTried(true)} />
        ) : document.page_count ? (
          <Viewer document={document} place={shown} />
        ) : (
          <NotRead document={document} />
        )}
      </div>
      <About
        document={document}
        comparedWith={other}
        onCompare={() => setPart('pages')}
        shown={shown}
        onShow={(field) => {
          if (!field.place) return;
          setShown({ ...field.place, key: field.key });
          setPart('pages');
        }}
      />
    </div>
  );
}
