import type { WholeDocument } from '@/api/documents';

/** When its pages were read last: what was asked of a page before is then no longer true. */
export function readAt({ jobs }: Pick<WholeDocument, 'jobs'>): string {
  const ends = jobs
    .filter(({ job_type }) => job_type === 'text' || job_type === 'ocr')
    .map(({ completed_at }) => completed_at ?? '');
  return ends.toSorted().at(-1) ?? '';
}
