import type { DocumentItem } from '@/api/documents';

/** Where an open document stands: what lies around it there, and the way back. */
export interface DocumentPlace {
  /** The list it stands in, as far as it is loaded. */
  items: DocumentItem[];
  show: (id: string) => void;
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
  close: () => void;
}
