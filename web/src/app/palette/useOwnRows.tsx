import { IconBolt } from '@tabler/icons-react';
import { useMe } from '@/api/session';
import { useCommands } from '@/ui/commands';
import { keyCaps, keymap, type CommandId } from '@/ui/keymap';
import { places } from '../places';
import { useGo } from '../useGo';
import { answers, type PaletteGroup } from './rows';

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

/** What can be done now, and the places a person can go to, as far as they answer to the words. */
export function useOwnRows(text: string): PaletteGroup[] {
  const me = useMe();
  const go = useGo();
  const commands = useCommands();
  const upwards = commands.toSorted((one, other) => one.layer - other.layer);
  const acts = [...new Map(upwards.map((command) => [command.id, command])).values()]
    .filter(({ id }) => !onlyKeys.has(id) && keymap[id].group !== 'Go to' && answers(keymap[id].label, text))
    .map(({ id, run }) => ({
      key: id,
      label: keymap[id].label,
      left: <IconBolt size={16} stroke={1.5} />,
      right: <Caps id={id} />,
      run: () => void run(0),
    }));
  const goTo = places
    .filter((place) => me && place.may(me) && answers(`Go to ${place.label}`, text))
    .map(({ to, label, icon: Icon, command }) => ({
      key: to,
      label,
      left: <Icon size={16} stroke={1.5} />,
      right: command ? <Caps id={command} /> : undefined,
      run: () => go(to),
    }));
  return [
    { name: 'Do', rows: acts },
    { name: 'Go to', rows: goTo },
  ];
}
