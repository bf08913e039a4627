import { plainWord } from '@/api/kinds';

const steps: Record<string, string> = {
  text: 'Text',
  separators: 'Separator sheets',
  ocr: 'Reading by eye',
  language: 'Language',
  embedding: 'Meaning',
  duplicates: 'Near duplicates',
  classify: 'Type',
  tags: 'Tags',
  fields: 'Facts it states',
};

/** What is done with a document in a step of its way. */
export function stepWord(step: string): string {
  return steps[step] ?? plainWord(step);
}
