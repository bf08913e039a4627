import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { SeparatorsDialog } from './SeparatorsDialog';

/** Where the sheets come from that are laid between papers before they are scanned. */
export function PrintSeparators() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Tooltip label="Print separator sheets">
        <ActionIcon size={26} aria-label="Print separator sheets" onClick={() => setAsking(true)}>
          <IconPrinter size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {asking && <SeparatorsDialog onClose={() => setAsking(false)} />}
    </>
  );
}
