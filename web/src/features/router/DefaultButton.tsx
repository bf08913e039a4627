import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useStreams } from '@/api/boards';
import { Picker } from '@/ui/Picker';
import { StreamDot } from '@/ui/StreamDot';
import styles from './Map.module.css';
import type { Names } from './tell';

interface Props {
  mailbox: string;
  stream: string | null;
  /** As it is saved, where that differs. */
  was?: string | null;
  names: Names;
  may: true | string;
  onChange: (stream: string | null) => void;
}

const byClassifier = 'decided by the classifier';

/** The board of a mailbox for what no rule places, to be changed in place. */
export function DefaultButton({ mailbox, stream, was, names, may, onChange }: Props) {
  const [picking, setPicking] = useState(false);
  const streams = useStreams();
  const way = (key: string | null) => (key ? names.stream(key) : byClassifier);
  return (
    <>
      <Tooltip label={may} disabled={may === true} multiline maw={280}>
        <UnstyledButton
          className={styles.default}
          aria-label={`${mailbox}: ${stream ? `to ${way(stream)}` : byClassifier}`}
          aria-disabled={may !== true}
          aria-haspopup="dialog"
          onClick={() => {
            if (may === true) setPicking(true);
          }}
        >
          {stream ? <StreamDot stream={stream} /> : <IconSparkles size={12} stroke={1.75} aria-hidden="true" />}
          <span className="clip">{stream ? way(stream) : byClassifier}</span>
          {may === true && <IconChevronDown size={12} aria-hidden="true" />}
        </UnstyledButton>
      </Tooltip>
      {was !== undefined && <span className={styles.was}>was {way(was)}</span>}
      {picking && (
        <Picker
          title={`Mail to ${mailbox} that no rule places`}
          placeholder="Board"
          empty="No board is called that."
          options={[
            {
              key: 'classifier',
              label: 'Decided by the classifier',
              value: null as string | null,
              left: <IconSparkles size={12} stroke={1.75} aria-hidden="true" />,
              hint: stream === null ? 'now' : undefined,
            },
            ...streams.map(({ key, name }) => ({
              key,
              label: name,
              value: key as string | null,
              left: <StreamDot stream={key} />,
              hint: stream === key ? 'now' : undefined,
            })),
          ]}
          onClose={() => setPicking(false)}
          onPick={(chosen) => {
            setPicking(false);
            onChange(chosen);
          }}
        />
      )}
    </>
  );
}
