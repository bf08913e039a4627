import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { classifier, trainingQuery, type Judge, type TrainingEntry } from '@/api/classification';
import { sentence } from '@/api/sentence';
import { toastFailed } from '@/ui/toast';

export interface Training {
  start: () => void;
  asking: boolean;
  /** The one that was asked for last, by whomever. */
  last: TrainingEntry | null;
  /** Who judges mail meanwhile; unknown until the server has said. */
  judge: Judge | undefined;
}

/** Where training stands, followed as it goes; what came of it is then asked for again. */
export function useTraining(enabled: boolean): Training {
  const client = useQueryClient();
  const asked = useQuery({ ...trainingQuery, enabled }).data;
  const ended = asked?.training?.ended_at;
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: ['classification', 'metrics'] });
  }, [ended, client]);
  const asking = useMutation({
    mutationFn: classifier.train,
    onSuccess: (now) => client.setQueryData(trainingQuery.queryKey, now),
    onError: (error) => toastFailed(sentence(error)),
  });
  return {
    start: () => asking.mutate(undefined),
    asking: asking.isPending,
    last: asked?.training ?? null,
    judge: asked?.judge,
  };
}
