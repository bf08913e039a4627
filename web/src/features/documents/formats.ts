import type { WholeDocument } from '@/api/documents';

const words: [pattern: RegExp, word: string][] = [
  [/^application\/pdf$/, 'PDF'],
  [/^image\/(\w+)/, 'Image'],
  [/csv/, 'Table (CSV)'],
  [/spreadsheet|excel/, 'Spreadsheet'],
  [/presentation|powerpoint/, 'Slides'],
  [/wordprocessing|msword|opendocument\.text|rtf/, 'Text document'],
  [/ole-storage/, 'Office document'],
  [/rfc822|ms-outlook/, 'Mail'],
  [/html/, 'Web page'],
  [/xml/, 'XML'],
  [/^text\//, 'Plain text'],
];

/** "application/pdf" → "PDF". */
export function formatWord(mimeType: string): string {
  return words.find(([pattern]) => pattern.test(mimeType))?.[1] ?? 'File';
}

/** Whether words were read off its pages, which can then be downloaded with it. */
export function wasReadByEye({ status, jobs }: Pick<WholeDocument, 'status' | 'jobs'>): boolean {
  return status !== 'processing' && jobs.some((job) => job.job_type === 'ocr' && job.status === 'done');
}
