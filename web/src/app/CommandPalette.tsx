import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMe } from '@/api/session';
import { useCommand, useCommands } from '@/ui/commands';
import { keyCaps, keymap, type CommandId } from '@/ui/keymap';
import { places } from './places';
import { useGo } from './useGo';

/** Commands that make no sense from a list: they need a digit, a direction or the palette itself. */
const onlyKeys = new Set<CommandId>([
  'palette',
  'move-column',
  'move-stream',
  'down',
  'up',
  'left',
  'right',
  'open',
  'previous',
  'next',
  'close',
  'answer-other',
]);

function Caps({ id }: { id: CommandId }) {
  return (
    <span style={{ display: 'inline-flex', gap: 2 }}>
      {keyCaps(keymap[id].keys[0]).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

/** One box for every place and every act that is possible now. */
export function CommandPalette() {
  const me = useMe();
  const go = useGo();
  const commands = useCommands();
  useCommand('palette', spotlight.open);

  const acts = [...new Map(commands.map((command) => [command.id, command])).values()]
    .filter(({ id }) => !onlyKeys.has(id) && keymap[id].group !== 'Go to')
    .map(({ id, run }) => ({
      id,
      label: keymap[id].label,
      rightSection: <Caps id={id} />,
      onClick: () => run(0),
    }));
  const goTo = places
    .filter((place) => me && place.may(me))
    .map(({ to, label, icon: Icon, command }) => ({
      id: to,
      label,
      leftSection: <Icon size={16} stroke={1.5} />,
      rightSection: command ? <Caps id={command} /> : undefined,
      onClick: () => go(to),
    }));
  const actions: SpotlightActionGroupData[] = [
    { group: 'Do', actions: acts },
    { group: 'Go to', actions: goTo },
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      // Gone at once: while it fades, its field would still take the next key.
      transitionProps={{ duration: 100, exitDuration: 0 }}
      highlightQuery
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      styles={{ actionsGroup: { textTransform: 'none' } }}
      nothingFound="Nothing is called that. Try another word."
      searchProps={{
        leftSection: <IconSearch size={16} stroke={1.5} />,
        placeholder: 'Go somewhere or do something',
        'aria-label': 'Go somewhere or do something',
      }}
    />
  );
}
