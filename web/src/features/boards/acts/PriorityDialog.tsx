import type { Priority } from '@/api/types';
import { Picker } from '@/ui/Picker';
import { PriorityMark } from '../PriorityMark';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';
import { these } from './words';

const priorities: Priority[] = ['urgent', 'high', 'normal', 'low'];

export function PriorityDialog({ cards, onClose }: DialogProps) {
  const { acts } = useActsHere();
  return (
    <Picker
      title={`Priority of ${these(cards)}`}
      placeholder="Urgent, high, normal or low"
      empty="There are four priorities: urgent, high, normal and low."
      options={priorities.map((priority) => ({
        key: priority,
        label: priority.charAt(0).toUpperCase() + priority.slice(1),
        value: priority,
        left: (
          <span style={{ width: 16, display: 'inline-grid' }}>
            <PriorityMark priority={priority} />
          </span>
        ),
        hint: cards.every((card) => card.priority === priority) ? 'now' : undefined,
      }))}
      onClose={onClose}
      onPick={(priority) => {
        onClose();
        void acts.prioritise(cards, priority);
      }}
    />
  );
}
