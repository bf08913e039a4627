import type { Card, Stream } from '@/api/types';

/** What every question's dialog is given. */
export interface DialogProps {
  cards: Card[];
  streams: Stream[];
  onClose: () => void;
}
