import { IconVolumeOff } from '@tabler/icons-react';
import { useStreams } from '@/api/boards';
import { StreamDot } from '@/ui/StreamDot';
import styles from './Classifier.module.css';
import { boardWord } from './words';

/** A board with its dot, or noise with the sign of silence. */
export function BoardName({ stream }: { stream: string }) {
  const streams = useStreams();
  return (
    <span className={styles.board}>
      {stream === 'noise' ? (
        <IconVolumeOff size={12} stroke={1.75} aria-hidden="true" />
      ) : (
        <StreamDot stream={stream} />
      )}
      <span>{boardWord(streams, stream)}</span>
    </span>
  );
}
