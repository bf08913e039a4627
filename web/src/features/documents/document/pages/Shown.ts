import type { Place } from '@/api/tender';

/** A place that the reader is taken to; each asking is a new one. */
export interface Shown extends Place {
  key: string;
}
