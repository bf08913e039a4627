import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useEffect, useRef, useState } from 'react';
import type { Card } from '@/api/types';
import { count } from '@/ui/format';

/** Makes a face draggable by mouse and by touch, and a place to drop beside. */
export function useCardDrag(card: Card, dragged: () => string[]) {
  const ref = useRef<HTMLElement>(null);
  const [edge, setEdge] = useState<'top' | 'bottom' | null>(null);
  const [dragging, setDragging] = useState(false);
  const { id, column } = card;

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return combine(
      draggable({
        element,
        getInitialData: () => ({ ids: dragged() }),
        onGenerateDragPreview: ({ nativeSetDragImage }) => {
          const many = dragged().length;
          if (many < 2) return;
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render: ({ container }) => {
              container.textContent = count(many, 'card');
              container.style.cssText =
                'padding:8px 12px;border-radius:6px;background:#0b6e67;color:#fff;font:600 13px Inter,sans-serif';
            },
          });
        },
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => !(source.data.ids as string[] | undefined)?.includes(id),
        getData: ({ input }) =>
          attachClosestEdge({ kind: 'card', id, column }, { element, input, allowedEdges: ['top', 'bottom'] }),
        getIsSticky: () => false,
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data) as 'top' | 'bottom' | null),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [id, column, dragged]);

  return { ref, edge, dragging };
}
