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
