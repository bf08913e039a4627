import { IconBolt, IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { classifier, type Metrics, type Model } from '@/api/classification';
import { sentence } from '@/api/sentence';
import { ActButton } from '@/ui/ActButton';
import { Block } from '@/ui/Block';
import { Confirm } from '@/ui/Confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import styles from './Classifier.module.css';
import { JudgeNotice } from './JudgeNotice';
import { ModelsTable } from './ModelsTable';
import { TrainingNotice } from './TrainingNotice';
import type { Training } from './useTraining';
import { lessonsWord } from './words';

/** Every model there is, the way back to an earlier one, and the way to a new one. */
export function ModelsBlock({ metrics, training }: { metrics: Metrics; training: Training }) {
  const client = useQueryClient();
  const [wanted, setWanted] = useState<Model>();
  const restoring = useMutation({
    mutationFn: (model: Model) => classifier.restore(model.number),
    onSuccess: (model) => toastDone(`Model ${model.number} is in force.`),
    onError: (error) => toastFailed(sentence(error)),
    onSettled: () => {
      setWanted(undefined);
      void client.invalidateQueries({ queryKey: ['classification'] });
    },
  });
  const running = training.last?.state === 'asked' || training.last?.state === 'running';
  return (
    <Block
      title="Models"
      about={`Since the newest was trained: ${lessonsWord(metrics.new_lessons)}. Twenty bring a new one by themselves, within the hour.`}
      action={
        <ActButton
          leftSection={<IconBolt size={14} stroke={1.75} />}
          may={running ? 'A model is being trained already.' : true}
          loading={training.asking}
          onClick={training.start}
        >
          {running ? 'Training …' : 'Train now'}
        </ActButton>
      }
    >
      {training.judge && training.judge.kind !== 'own' && (
        <div className={styles.notice}>
          <JudgeNotice judge={training.judge} />
        </div>
      )}
      {training.last && (
        <div className={styles.notice}>
          <TrainingNotice training={training.last} />
        </div>
      )}
      <ModelsTable models={metrics.models} encoder={training.judge?.encoder} onRestore={setWanted} />
      {metrics.models.length === 1 && (
        <p className={styles.foot}>
          <IconCircleCheck size={14} stroke={1.75} aria-hidden="true" /> The one that came with Pebble. What you teach
          makes the next.
        </p>
      )}
      {wanted && (
        <Confirm
          title={`Put model ${wanted.number} in force`}
          act={`Put model ${wanted.number} in force`}
          busy={restoring.isPending}
          onConfirm={() => restoring.mutate(wanted)}
          onClose={() => setWanted(undefined)}
        >
          New mail is judged by it until the next training, or until another is put in force. Cards stay where they are,
          and what people taught is kept.
        </Confirm>
      )}
    </Block>
  );
}
