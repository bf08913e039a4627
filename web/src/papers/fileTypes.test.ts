import { describe, expect, test } from 'vitest';
import { IconFile, IconFileTypeDocx, IconFileTypePdf, IconFileTypeXls, IconMail } from '@tabler/icons-react';
import { aDocument } from '@/test/documents';
import { fileIcon, hasThumbnail } from './fileTypes';

describe('what stands for a document', () => {
  test('is the first page of what has pages, and of nothing that is closed or thrown away', () => {
    expect(hasThumbnail(aDocument('a'))).toBe(true);
    expect(hasThumbnail(aDocument('a', { mime_type: 'image/tiff' }))).toBe(true);
    expect(hasThumbnail(aDocument('a', { mime_type: 'text/plain' }))).toBe(false);
    expect(hasThumbnail(aDocument('a', { page_count: null }))).toBe(false);
    expect(hasThumbnail(aDocument('a', { status: 'locked' }))).toBe(false);
    expect(hasThumbnail(aDocument('a', { trashed_at: '2026-01-15T10:30:00Z' }))).toBe(false);
  });

  test('else the sign of its type', () => {
    expect(fileIcon('application/pdf')).toBe(IconFileTypePdf);
    expect(fileIcon('application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe(IconFileTypeDocx);
    expect(fileIcon('application/vnd.ms-excel')).toBe(IconFileTypeXls);
    expect(fileIcon('message/rfc822')).toBe(IconMail);
    expect(fileIcon('application/octet-stream')).toBe(IconFile);
  });
});
