import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { WholeDocument } from '@/api/documents';
import { hitsOf, type Hit } from './find';

export interface Find {
  words: string;
  setWords: (words: string) => void;
  hits: Hit[];
  /** The one that is looked at, and which of all it is, counted from 1. */
  current: Hit | undefined;
  nth: number;
  step: (by: 1 | -1) => void;
  field: React.RefObject<HTMLInputElement | null>;
}

/** Finding words in the text of all pages, loaded or not. */
export function useFind({ extracted_text: text }: Pick<WholeDocument, 'extracted_text'>): Find {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const pages = useMemo(() => (text ?? '').split('\f'), [text]);
  const asked = useDeferredValue(words);
  const hits = useMemo(() => hitsOf(pages, asked), [pages, asked]);
  const nth = hits.length === 0 ? 0 : (at % hits.length) + 1;
  return {
    words,
    setWords: (next) => {
      setWords(next);
      setAt(0);
    },
    hits,
    current: hits[nth - 1],
    nth,
    step: (by) => setAt((nth - 1 + by + hits.length) % Math.max(1, hits.length)),
    field,
  };
}
