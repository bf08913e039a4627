import { useState } from 'react';
import type { WholeDocument } from '@/api/documents';
import { plainWord, useKinds, useKindWord } from '@/api/kinds';
import { useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { useCommand } from '@/ui/commands';
import { count, percent } from '@/ui/format';
import { Picker } from '@/ui/Picker';
import { can } from '../can';
import { isUnsure } from '../words';
import styles from './ReviewBar.module.css';
import type { Review } from './useReview';

/** What a person is asked of a document that Pebble is not sure of, one key each. */
export function ReviewBar({ document, review }: { document: WholeDocument; review: Review }) {
  const may = can('sort', useMe(), document);
  const kinds = useKinds();
  const kindWord = useKindWord();
  const [picking, setPicking] = useState(false);
  const { doc_type: type, category } = document;
  const yes = () => review.answer(type ? { doc_type: type, category: category ?? undefined } : { reviewed: true });
  const other = () => setPicking(true);
  useCommand('kind-yes', may === true ? yes : null, 2);
  useCommand('kind-other', may === true ? other : null, 2);
  useCommand('kind-later', review.skip, 2);
  useCommand('undo', review.back, 2);
  return (
    <div className={styles.review} role="group" aria-label="Review">
      <p className={styles.asked}>
        {type ? (
          <>
            Is this: <b>{kindWord(type)}</b>
            {category && ` (${plainWord(category)})`}?{' '}
            <span className="meta tabular">
              {document.reason ??
                (isUnsure(document)
                  ? `Pebble is ${percent(document.confidence ?? 0)} sure.`
                  : 'Pebble could not read every page well.')}
            </span>
          </>
        ) : (
          <>
            What is this? <span className="meta">{document.reason ?? 'Pebble found no word that tells it.'}</span>
          </>
        )}
        {review.answered > 0 && <span className="meta"> {count(review.answered, 'document')} answered.</span>}
      </p>
      <div className={styles.answers}>
        <ActButton
          may={may}
          variant={type ? 'filled' : 'default'}
          onClick={yes}
          rightSection={<kbd className={styles.cap}>Y</kbd>}
        >
          {type ? 'Yes' : 'Leave it as it is'}
        </ActButton>
        <ActButton may={may} onClick={other} rightSection={<kbd>N</kbd>}>
          {type ? 'Something else' : 'Say what it is'}
        </ActButton>
        <ActButton variant="subtle" color="gray" onClick={review.skip} rightSection={<kbd>S</kbd>}>
          Skip
        </ActButton>
        {review.back && (
          <ActButton variant="subtle" color="gray" onClick={review.back} rightSection={<kbd>Z</kbd>}>
            Back
          </ActButton>
        )}
      </div>
      {picking && (
        <Picker
          title="What is it?"
          placeholder="Type of document"
          empty="No type is called that."
          options={kinds.map((kind) => ({
            key: kind.type,
            label: kind.label,
            value: kind,
            hint: plainWord(kind.category),
          }))}
          onClose={() => setPicking(false)}
          onPick={(kind) => {
            setPicking(false);
            review.answer({ doc_type: kind.type, category: kind.category });
          }}
        />
      )}
    </div>
  );
}
