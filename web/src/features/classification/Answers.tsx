import { Button } from '@mantine/core';
import { useStreams } from '@/api/boards';
import type { Card } from '@/api/types';
import { BoardName } from './BoardName';
import styles from './Classifier.module.css';
import { suggestionOf } from './suggestion';
import { boardWord } from './words';

interface Props {
  card: Card;
  onAnswer: (stream: string) => void;
  onSkip: () => void;
}

/** What can be said, with the key of each. */
export function Answers({ card, onAnswer, onSkip }: Props) {
  const streams = useStreams();
  const { answer } = suggestionOf(card, streams);
  return (
    <div className={styles.answers}>
      {answer && (
        <Button onClick={() => onAnswer(answer)} rightSection={<kbd className={styles.capOnAccent}>Y</kbd>}>
          Yes, {boardWord(streams, answer)}
        </Button>
      )}
      {streams.map(({ key }, nth) =>
        key === answer ? null : (
          <Button
            key={key}
            variant="default"
            onClick={() => onAnswer(key)}
            rightSection={nth < 9 ? <kbd>{nth + 1}</kbd> : undefined}
          >
            <BoardName stream={key} />
          </Button>
        ),
      )}
      {answer !== 'noise' && (
        <Button variant="default" onClick={() => onAnswer('noise')} rightSection={<kbd>N</kbd>}>
          <BoardName stream="noise" />
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={onSkip} rightSection={<kbd>S</kbd>}>
        Skip
      </Button>
    </div>
  );
}
