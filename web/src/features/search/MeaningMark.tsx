import { Tooltip } from '@mantine/core';
import type { Hit } from '@/api/search';
import styles from './Hits.module.css';
import { marked } from './fragments';

/** Whether only what it means answers: none of the words that were typed is to be seen in it. */
export function isByMeaning(hit: Hit, query: string): boolean {
  return (
    hit.found_by === 'semantic' &&
    !hit.highlights.some((place) => place.includes('<mark>')) &&
    !marked(hit.title, query).some((run) => run.marked)
  );
}

/** Says why a thing was found in which no word is marked. */
export function MeaningMark() {
  return (
    <Tooltip label="It holds none of your words, but means something alike." multiline maw={260}>
      <span className={styles.meaning}>by meaning</span>
    </Tooltip>
  );
}
