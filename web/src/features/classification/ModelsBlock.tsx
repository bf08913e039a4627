import { IconBolt, IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { classifier, type Metrics, type Model } from '@/api/classification';
import { sentence } from '@/api/sentence';
import { ActButton } from '@/ui/ActButton';
import { Block } from '@/ui/Block';
import { Confirm } from '@/ui/Confirm';
import { Notice } from '@/ui/Notice';
import { toastDone, toastFailed } from '@/ui/toast';
import styles from './Classifier.module.css';
import { ModelsTable } from './ModelsTable';
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
  return (
    <Block
      title="Models"
      about={`Since the newest was trained: ${lessonsWord(metrics.new_lessons)}. Twenty bring a new one by themselves, within the hour.`}
      action={
        <ActButton
          leftSection={<IconBolt size={14} stroke={1.75} />}
          may={training.running ? 'A model is being trained.' : true}
          loading={training.asking}
          onClick={training.start}
        >
          {training.running ? 'Training …' : 'Train now'}
        </ActButton>
      }
    >
      {training.running && (
        <div className={styles.notice}>
          <Notice tone="grey">
            A model is being trained in the background. It takes some minutes; mail goes on, and you may leave this
            page.
          </Notice>
        </div>
      )}
      {training.made && (
        <div className={styles.notice}>
          <Notice tone={training.made.in_force ? 'green' : 'amber'}>
            {training.made.in_force
              ? `Model ${training.made.number} is trained and in force.`
              : `Model ${training.made.number} is trained, but not in force: ${training.made.reason}.`}
          </Notice>
        </div>
      )}
      <ModelsTable models={metrics.models} onRestore={setWanted} />
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
