import { IconChevronDown, IconChevronsUp, IconChevronUp } from '@tabler/icons-react';
import type { Priority } from '@/api/types';

const marks = {
  urgent: { Icon: IconChevronsUp, colour: 'var(--p-red)', label: 'Urgent' },
  high: { Icon: IconChevronUp, colour: 'var(--p-amber)', label: 'High priority' },
  low: { Icon: IconChevronDown, colour: 'var(--p-meta)', label: 'Low priority' },
};

/** A priority that is not the usual one, as a shape. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'normal') return null;
  const { Icon, colour, label } = marks[priority];
  return <Icon size={14} stroke={2.25} color={colour} role="img" aria-label={label} style={{ flex: 'none' }} />;
}
