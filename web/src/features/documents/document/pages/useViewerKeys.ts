import { useCommand } from '@/ui/commands';
import type { Find } from './useFind';
import { zoomed, type Zoom } from './zoom';

interface Given {
  shown: number;
  scale: number;
  zoom: Zoom;
  setZoom: (zoom: Zoom) => void;
  go: (page: number) => void;
  find: Find;
}

/** The keys of a viewer: pages, sizes, and finding. */
export function useViewerKeys(on: boolean, { shown, scale, zoom, setZoom, go, find }: Given) {
  useCommand('page-next', on ? () => go(shown + 1) : null, 1);
  useCommand('page-previous', on ? () => go(shown - 1) : null, 1);
  useCommand('zoom-in', on ? () => setZoom(zoomed(zoom, scale, 1)) : null, 1);
  useCommand('zoom-out', on ? () => setZoom(zoomed(zoom, scale, -1)) : null, 1);
  useCommand('zoom-fit', on ? () => setZoom('fit') : null, 1);
  useCommand('filter', on ? () => find.field.current?.focus() : null, 1);
}
