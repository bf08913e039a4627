import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useEffect, useRef } from 'react';
import type { Card } from '@/api/types';
import { count } from '@/ui/format';

/**
 * Makes a face draggable by mouse and by touch, and a place to drop beside. What a drag shows on the way is said in
 * attributes for the style sheet: nothing is rendered anew while a card is in the hand.
 */
export function useCardDrag(card: Card, dragged: () => string[]) {
  const ref = useRef<HTMLElement>(null);
  const { id, column } = card;

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const show = (edge: string | null) => {
      if (edge === element.getAttribute('data-edge')) return;
      if (edge) element.setAttribute('data-edge', edge);
      else element.removeAttribute('data-edge');
    };
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
        onDragStart: () => element.setAttribute('data-dragging', ''),
        onDrop: () => element.removeAttribute('data-dragging'),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => !(source.data.ids as string[] | undefined)?.includes(id),
        getData: ({ input }) =>
          attachClosestEdge({ kind: 'card', id, column }, { element, input, allowedEdges: ['top', 'bottom'] }),
        getIsSticky: () => false,
        onDrag: ({ self }) => show(extractClosestEdge(self.data)),
        onDragLeave: () => show(null),
        onDrop: () => show(null),
      }),
    );
  }, [id, column, dragged]);

  return ref;
}
