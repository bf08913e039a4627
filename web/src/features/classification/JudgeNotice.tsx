import type { Judge } from '@/api/classification';
import { percent } from '@/ui/format';
import { Notice } from '@/ui/Notice';

/** What is to be known where it is not the model in force that judges. */
export function JudgeNotice({ judge }: { judge: Judge }) {
  switch (judge.kind) {
    case 'own':
      return null;
    case 'foreign':
      return (
        <Notice tone="grey">
          The classifier that the setting CLASSIFIER_ONNX names judges in place of the models below. It places what it
          is {percent(judge.threshold ?? 0)} sure of.
        </Notice>
      );
    case 'none':
      return (
        <Notice tone="amber">
          No model judges mail at present: the sentence encoder was changed, and the model in force knows only the one
          before. Until a new one is trained, mail that no rule, mailbox or remembered answer places waits in triage.
          Nothing is lost.
        </Notice>
      );
  }
}
