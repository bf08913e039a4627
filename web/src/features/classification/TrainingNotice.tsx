import type { TrainingEntry } from '@/api/classification';
import { Notice } from '@/ui/Notice';
import { Time } from '@/ui/Time';

/** Where the last training stands, or what came of it. */
export function TrainingNotice({ training }: { training: TrainingEntry }) {
  const { state, reason, asked_at, began_at, ended_at, failure, model, in_force, outcome } = training;
  switch (state) {
    case 'asked':
      return (
        <Notice tone="grey">
          A training waits to begin since <Time at={asked_at} />. {reason}.
        </Notice>
      );
    case 'running':
      return (
        <Notice tone="grey">
          A model is being trained since <Time at={began_at} />. {reason}. It takes some minutes; mail goes on, and you
          may leave this page.
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="red">
          The training that began <Time at={began_at} /> failed: {failure}. Nothing was lost, and it is tried again by
          itself; “Train now” tries at once.
        </Notice>
      );
    case 'done':
      return (
        <Notice tone={in_force ? 'green' : 'amber'}>
          Model {model} was trained <Time at={ended_at} /> and {in_force ? 'put in force' : 'not put in force'}:{' '}
          {outcome}.
        </Notice>
      );
  }
}
