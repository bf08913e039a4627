import { memo } from 'react';
import type { DocumentPage } from '@/api/documents';
import { naturalWidth } from './naturalWidth';
import type { Placed } from './layer';
import styles from './Viewer.module.css';

interface Props {
  page: DocumentPage;
  words: Placed[];
  /** Width of the page by its height. */
  ratio: number;
}

/** The words of a page at their places, transparent: what is selected is text, and each word is as wide as it is drawn. */
export const TextLayer = memo(function TextLayer({ page, words, ratio }: Props) {
  return (
    <div className={styles.layer} data-layer>
      {words.map((word, nth) => {
        const text = page.text.slice(word.start, word.end);
        const next = words[nth + 1];
        // The blank behind a word is part of it, so that words that are copied stand apart.
        const behind = next ? page.text.slice(word.end, next.start) : page.text.slice(word.end);
        const natural = naturalWidth(text) * word.height;
        return (
          <span
            key={word.start}
            dir="auto"
            data-text={text}
            data-behind={behind}
            style={{
              left: `${word.x * 100}%`,
              top: `${word.y * 100}%`,
              fontSize: `${word.height * 100}cqh`,
              transform: natural > 0 ? `scaleX(${((word.width * ratio) / natural).toFixed(4)})` : undefined,
            }}
          >
            {text}
          </span>
        );
      })}
    </div>
  );
});
