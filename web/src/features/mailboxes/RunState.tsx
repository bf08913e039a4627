import { IconAlertTriangle, IconCircleCheck, IconLoader2 } from '@tabler/icons-react';
import type { ImportRun } from '@/api/imports';
import { State } from '@/ui/State';

/** How an import stands. */
export function RunState({ run }: { run: ImportRun }) {
  switch (run.state) {
    case 'running':
      return (
        <State tone="blue" icon={IconLoader2}>
          Running
        </State>
      );
    case 'done':
      return (
        <State tone="green" icon={IconCircleCheck}>
          Done
        </State>
      );
    case 'failed':
      return (
        <State tone="red" icon={IconAlertTriangle} why={run.error ?? undefined}>
          Broke off
        </State>
      );
  }
}
