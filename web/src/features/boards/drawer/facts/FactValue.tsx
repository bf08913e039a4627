import { CopyButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Fact } from '@/api/types';
import { State } from '@/ui/State';
import styles from './Facts.module.css';
import { copied as copiedText, type Stated } from './facts';

interface Props {
  stated: Stated;
  /** Whether it is what the conversation shows just now. */
  shown: boolean;
  onShow: (fact: Fact) => void;
}

/** One fact: pressed, it is shown where it stands, each time in the next of its places. */
export function FactValue({ stated, shown, onShow }: Props) {
  const next = useRef(0);
  const { text, value, places } = stated;
  const read = value && value.toLowerCase() !== text.toLowerCase() ? `Read as ${value}. ` : '';
  const where = places.length > 1 ? `Show it in the mail: ${places.length} places` : 'Show it in the mail';
  return (
    <span className={styles.fact}>
      <button
        type="button"
        className={`${styles.go} tabular`}
        dir="auto"
        title={read + where}
        aria-current={shown || undefined}
        onClick={() => onShow(places[next.current++ % places.length]!)}
      >
        {text}
      </button>
      {stated.type === 'gstin_invalid' && (
        <State tone="amber" icon={IconAlertTriangle} why="Its state code or check character is wrong">
          not valid
        </State>
      )}
      <CopyButton value={copiedText(stated)} timeout={1500}>
        {({ copied, copy }) => (
          <button
            type="button"
            className={styles.copy}
            data-copied={copied || undefined}
            title={copied ? 'Copied' : 'Copy'}
            aria-label={copied ? `Copied ${text}` : `Copy ${text}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={13} stroke={2} /> : <IconCopy size={13} stroke={1.5} />}
          </button>
        )}
      </CopyButton>
    </span>
  );
}
