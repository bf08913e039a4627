import { Menu, Tooltip } from '@mantine/core';
import { IconBuildingFactory2, IconCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { EntityRef } from '@/api/types';
import { initialsOf } from '@/ui/format';

interface Props {
  entities: EntityRef[];
  className?: string;
  wordClassName?: string;
}

/** Which legal entity is looked at, or all that are granted. The choice is in the URL. */
export function EntitySwitch({ entities, className, wordClassName }: Props) {
  const navigate = useNavigate();
  const { entity } = useSearch({ strict: false });
  const chosen = entities.find((one) => one.id === entity);
  const label = chosen ? chosen.name : 'All legal entities';
  const choose = (id: string | undefined) => void navigate({ to: '.', search: (old) => ({ ...old, entity: id }) });
  return (
    <Menu position="right-end" width={260}>
      <Menu.Target>
        <Tooltip label={label} position="right">
          <button
            type="button"
            className={className}
            // Begins with what is seen, for those who speak to their computer.
            aria-label={chosen ? `${initialsOf(chosen.name)} Entity: ${label}` : `Legal entity: ${label}`}
            data-active={chosen ? true : undefined}
          >
            {chosen ? (
              <span style={{ fontSize: 12, fontWeight: 600 }}>{initialsOf(chosen.name)}</span>
            ) : (
              <IconBuildingFactory2 size={20} stroke={1.5} />
            )}
            <span className={wordClassName}>Entity</span>
          </button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Look at</Menu.Label>
        <Menu.Item rightSection={chosen ? null : <IconCheck size={14} />} onClick={() => choose(undefined)}>
          All legal entities
        </Menu.Item>
        {entities.map((one) => (
          <Menu.Item
            key={one.id}
            rightSection={one.id === entity ? <IconCheck size={14} /> : null}
            onClick={() => choose(one.id)}
          >
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
