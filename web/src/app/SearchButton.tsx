import { ActionIcon, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keyCaps, keymap } from '@/ui/keymap';
import { palette } from './palette/palette';

export function SearchButton() {
  const caps = keyCaps(keymap.palette.keys[0]).join(' ').toUpperCase();
  return (
    <Tooltip label={`Search and commands · ${caps}`}>
      <ActionIcon aria-label="Search and commands" onClick={palette.open}>
        <IconSearch size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
