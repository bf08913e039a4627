import { Tooltip } from '@mantine/core';
import { fullTime, shortTime } from './format';

/** A moment, short in place and whole on hover or focus of what holds it. */
export function Time({ at }: { at: string | null | undefined }) {
  if (!at) return null;
  return (
    <Tooltip label={fullTime(at)}>
      <time dateTime={at} className="tabular" style={{ whiteSpace: 'nowrap' }}>
        {shortTime(at)}
      </time>
    </Tooltip>
  );
}
