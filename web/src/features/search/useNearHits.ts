import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Hit } from '@/api/search';
import { useCommand } from '@/ui/commands';
import { besideOf } from './openings';
import { useFound } from './useFound';

/** What lies around an open hit among what was found, and the way back to it. */
export function useNearHits(id: string) {
  const search = useSearch({ from: '/shell/search' });
  const navigate = useNavigate();
  const { hits } = useFound(search, false);
  const at = hits.findIndex((hit) => hit.id === id);
  const show = (hit: Hit | undefined) =>
    hit && at >= 0
      ? () => void navigate({ ...besideOf(hit), search: (old) => ({ ...old, with: undefined }), replace: true })
      : undefined;
  const close = () => {
    void navigate({ to: '/search', search: (old) => ({ ...old, with: undefined }) });
    // The focus goes back to the row it came from.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-hit="${id}"]`)?.focus());
  };
  const previous = show(hits[at - 1]);
  const next = show(hits[at + 1]);
  useCommand('previous', previous ?? null, 1);
  useCommand('next', next ?? null, 1);
  return { previous, next, close };
}
