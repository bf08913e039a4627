import { IconLock } from '@tabler/icons-react';
import { EmptyState } from './EmptyState';

/** A screen that an address led to and that is not this person's. */
export function NotYours({ whose }: { whose: string }) {
  return (
    <EmptyState icon={<IconLock size={24} stroke={1.5} />} title={`This screen is for ${whose}`}>
      Ask an administrator if you need it for your work.
    </EmptyState>
  );
}
