import { useParams } from '@tanstack/react-router';
import { useCommand } from '@/ui/commands';
import type { Hit } from '@/api/search';

export function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-hit="${id}"]`);
}

/** Which hit has the focus. */
function focused(): string | undefined {
  return (document.activeElement as HTMLElement | null)?.dataset.hit;
}

/** j, k and the arrows walk what was found, back up into the field; Escape goes there from anywhere. */
export function useHitKeys(hits: Hit[], field: () => void) {
  const { id: opened } = useParams({ strict: false });

  function go(by: 1 | -1) {
    const at = hits.findIndex(({ id }) => id === (focused() ?? opened));
    if (at === 0 && by === -1) return field();
    const next = hits[at < 0 ? 0 : Math.min(hits.length - 1, at + by)];
    if (next) rowOf(next.id)?.focus();
  }
  const any = hits.length > 0;
  useCommand('down', any ? () => go(1) : null);
  useCommand('up', any ? () => go(-1) : null);
  useCommand('close', field);
}
