import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useEffect, useRef } from 'react';

/** Makes a rule draggable by its handle, and a place to drop beside; where it would fall is said in attributes for the style sheet. */
export function useRuleDrag(key: string, on: boolean, onDropped: (dragged: string, edge: 'top' | 'bottom') => void) {
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const latest = useRef(onDropped);
  useEffect(() => {
    latest.current = onDropped;
  });
  useEffect(() => {
    const element = row.current;
    const dragHandle = handle.current;
    if (!element || !dragHandle || !on) return;
    const show = (edge: string | null) => {
      if (edge) element.setAttribute('data-edge', edge);
      else element.removeAttribute('data-edge');
    };
    return combine(
      draggable({
        element,
        dragHandle,
        getInitialData: () => ({ rule: key }),
        onDragStart: () => element.setAttribute('data-dragging', ''),
        onDrop: () => element.removeAttribute('data-dragging'),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.rule !== undefined && source.data.rule !== key,
        getData: ({ input }) => attachClosestEdge({}, { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => show(extractClosestEdge(self.data)),
        onDragLeave: () => show(null),
        onDrop: ({ self, source }) => {
          show(null);
          latest.current(source.data.rule as string, extractClosestEdge(self.data) === 'bottom' ? 'bottom' : 'top');
        },
      }),
    );
  }, [key, on]);
  return { row, handle };
}
