import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DocumentStep } from '@/api/documents';
import { givenUpQuery, retryStep } from '@/api/jobs';
import { sentence } from '@/api/sentence';
import { count } from '@/ui/format';
import { toastDone, toastFailed } from '@/ui/toast';
import { stepWord } from './steps';

type Step = Pick<DocumentStep, 'id' | 'job_type'>;

/** Has steps that were given up tried again; of many the first refusal is told, and the others are tried all the same. */
export function useRetry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (steps: Step[]) => {
      const refused: unknown[] = [];
      for (const { id } of steps) await retryStep(id).catch((error: unknown) => refused.push(error));
      return refused;
    },
    onSuccess: (refused, steps) => {
      const tried = steps.length - refused.length;
      if (refused.length > 0)
        toastFailed(
          `${steps.length > 1 ? `${count(refused.length, 'step')} not tried again. ` : ''}${sentence(refused[0])}`,
        );
      else if (steps[0] && tried === 1) toastDone(`“${stepWord(steps[0].job_type)}” is tried again.`);
      else if (tried > 0) toastDone(`${count(tried, 'step')} tried again.`);
    },
    onSettled: () => {
      for (const key of ['document', 'documents', 'document-counts', ...givenUpQuery.queryKey])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
