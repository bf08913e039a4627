import { IconVolumeOff } from '@tabler/icons-react';
import { StreamDot } from '@/ui/StreamDot';
import type { Names } from './tell';

/** A board with its dot, or noise with the sign of silence. */
export function Destination({ to, names }: { to: string; names: Names }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, minWidth: 0, verticalAlign: 'bottom' }}>
      {to === 'noise' ? (
        <IconVolumeOff size={12} stroke={1.75} aria-hidden="true" style={{ flex: 'none', margin: '-2px' }} />
      ) : (
        <StreamDot stream={to} />
      )}
      <span className="clip">{names.stream(to)}</span>
    </span>
  );
}
