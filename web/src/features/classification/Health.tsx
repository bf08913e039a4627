import type { Metrics } from '@/api/classification';
import { Block } from '@/ui/Block';
import { EmptyState } from '@/ui/EmptyState';
import { count, number } from '@/ui/format';
import { CalibrationBlock } from './CalibrationBlock';
import styles from './Classifier.module.css';
import { ConfusionTable } from './ConfusionTable';
import { DaysBlock } from './DaysBlock';
import { Headline } from './Headline';
import { LearntBlock } from './LearntBlock';
import { ModelsBlock } from './ModelsBlock';
import { QuestionsBlock } from './QuestionsBlock';
import { StreamsTable } from './StreamsTable';
import type { Training } from './useTraining';

interface Props {
  metrics: Metrics;
  days: number;
  until: Date;
  training: Training;
}

/** The page whole: the figures, what a person can teach now, how it was judged, the models. */
export function Health({ metrics, days, until, training }: Props) {
  return (
    <div className={styles.page}>
      <Headline metrics={metrics} days={days} judge={training.judge} />
      <div className={styles.wide}>
        <QuestionsBlock offered={metrics.questions} judged={metrics.days.length > 0} />
        <LearntBlock learnt={metrics.learnt} />
      </div>
      {metrics.known === 0 ? (
        <Block title="Right and wrong">
          <EmptyState title="Nobody has looked yet at what was judged">
            Work on the cards, answer the examples, move what lies wrong: then this shows, board by board, how often it
            was right, what it takes for what, and whether it is as right as it is sure.
          </EmptyState>
        </Block>
      ) : (
        <div className={styles.pair}>
          <Block
            title="Board by board"
            about={`Of ${number(metrics.known)} looked at in ${count(days, 'day')}: people said themselves what ${number(metrics.answered)} wanted; on the others they worked where they lay, or left them there for three days.`}
          >
            <StreamsTable metrics={metrics} />
          </Block>
          <Block
            title="What it takes for what"
            about="What was said, a row each, against what was right, a column each."
          >
            <ConfusionTable confusion={metrics.confusion} />
          </Block>
        </div>
      )}
      <div
        className={`${styles.pair} ${metrics.calibration.length > 0 && metrics.days.length > 0 ? styles.charts : ''}`}
      >
        {metrics.calibration.length > 0 && <CalibrationBlock bins={metrics.calibration} />}
        {metrics.days.length > 0 && <DaysBlock metrics={metrics} until={until.toISOString()} />}
      </div>
      <ModelsBlock metrics={metrics} training={training} />
    </div>
  );
}
