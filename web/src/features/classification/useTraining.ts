import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { classifier, type Model } from '@/api/classification';
import { sentence } from '@/api/sentence';
import { toastFailed } from '@/ui/toast';

export interface Training {
  start: () => void;
  asking: boolean;
  /** Asked for here, and its model is not there yet. */
  running: boolean;
  /** The model that came of it. */
  made: Model | undefined;
}

/** A training that was asked for here is over when there is a model with a higher number. */
export function useTraining(models: Model[] | undefined): Training {
  const client = useQueryClient();
  const newest = models?.[0]?.number ?? 0;
  const [after, setAfter] = useState<number>();
  const asking = useMutation({
    mutationFn: classifier.train,
    onSuccess: () => {
      setAfter(newest);
      void client.invalidateQueries({ queryKey: ['classification'] });
    },
    onError: (error) => toastFailed(sentence(error)),
  });
  const made = after === undefined ? undefined : models?.findLast((one) => one.number > after);
  return {
    start: () => asking.mutate(undefined),
    asking: asking.isPending,
    running: after !== undefined && !made,
    made,
  };
}
