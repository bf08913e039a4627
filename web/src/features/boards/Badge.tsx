import { Tooltip } from '@mantine/core';
import type { BadgeSaid } from './badges';
import styles from './Badge.module.css';
import { StreamName } from './StreamName';

/** A few words that say something out of the ordinary. */
export function Badge({ said }: { said: BadgeSaid }) {
  const badge = (
    <span className={`${styles.badge} ${said.tone ? styles[said.tone] : ''}`}>
      <span>
        {said.label}
        {said.likely && (
          <>
            : <StreamName stream={said.likely} />?
          </>
        )}
      </span>
    </span>
  );
  return said.why ? (
    <Tooltip label={said.why} multiline maw={320}>
      {badge}
    </Tooltip>
  ) : (
    badge
  );
}
