import { useCommand } from '@/ui/commands';
import type { CommandId } from '@/ui/keymap';
import type { Place } from './places';
import { useGo } from './useGo';

/** Offers the `g` key of one place. */
export function GoKey({ command, to }: { command: CommandId; to: Place['to'] }) {
  const go = useGo();
  useCommand(command, () => go(to));
  return null;
}
