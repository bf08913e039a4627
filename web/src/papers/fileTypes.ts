import {
  IconFile,
  IconFileTypeCsv,
  IconFileTypeDocx,
  IconFileTypeHtml,
  IconFileTypePdf,
  IconFileTypePpt,
  IconFileTypeTxt,
  IconFileTypeXls,
  IconFileTypeXml,
  IconMail,
  IconPhoto,
} from '@tabler/icons-react';
import type { DocumentItem } from '@/api/documents';

const icons: [pattern: RegExp, icon: typeof IconFile][] = [
  [/^application\/pdf$/, IconFileTypePdf],
  [/^image\//, IconPhoto],
  [/csv/, IconFileTypeCsv],
  [/spreadsheet|excel/, IconFileTypeXls],
  [/presentation|powerpoint/, IconFileTypePpt],
  [/wordprocessing|msword|opendocument\.text|rtf/, IconFileTypeDocx],
  [/rfc822|ms-outlook/, IconMail],
  [/html/, IconFileTypeHtml],
  [/xml/, IconFileTypeXml],
  [/^text\//, IconFileTypeTxt],
];

/** What stands for a file of a type. */
export function fileIcon(mimeType: string): typeof IconFile {
  return icons.find(([pattern]) => pattern.test(mimeType))?.[1] ?? IconFile;
}

type Drawn = Pick<DocumentItem, 'mime_type' | 'page_count' | 'status' | 'trashed_at'>;

/** Whether its first page can be looked at: only what has pages is drawn, and nothing that is closed or thrown away. */
export function hasThumbnail({ mime_type, page_count, status, trashed_at }: Drawn): boolean {
  return (
    /^(application\/pdf$|image\/)/.test(mime_type) &&
    Boolean(page_count) &&
    status !== 'locked' &&
    status !== 'rejected' &&
    trashed_at === null
  );
}
