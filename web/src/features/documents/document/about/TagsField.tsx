import { Pill, TagsInput, Tooltip } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { documents, tagsQuery, type WholeDocument } from '@/api/documents';
import { useMe } from '@/api/session';
import { useCommand } from '@/ui/commands';
import { percent } from '@/ui/format';
import { can } from '../../can';
import { useDocumentAct } from '../useDocumentAct';
import styles from './About.module.css';

/** The words by which the document is sorted: added and taken off one by one. */
export function TagsField({ document }: { document: WholeDocument }) {
  const may = can('tag', useMe(), document);
  const act = useDocumentAct();
  const all = useQuery(tagsQuery).data ?? [];
  const field = useRef<HTMLInputElement>(null);
  useCommand('tag', may === true ? () => field.current?.focus() : null, 1);

  function change(next: string[]) {
    const added = next.filter((tag) => !document.tags.includes(tag));
    const gone = document.tags.filter((tag) => !next.includes(tag));
    if (added.length > 0) act.mutate(() => documents.tag(document.id, added));
    for (const tag of gone) act.mutate(() => documents.untag(document.id, tag));
  }

  return (
    <Tooltip label={may} disabled={may === true}>
      <div className={styles.part}>
        <TagsInput
          ref={field}
          label="Tags"
          placeholder={document.tags.length === 0 ? 'Add a word' : undefined}
          data={all.map(({ name }) => name)}
          value={document.tags}
          onChange={change}
          disabled={may !== true}
          maxDropdownHeight={240}
          renderPill={({ value, onRemove }) => {
            const word = String(value);
            const given = document.tag_details.find(({ name }) => name === word);
            const system = given?.source === 'auto';
            return (
              <Pill
                withRemoveButton={may === true}
                onRemove={onRemove}
                removeButtonProps={{ 'aria-label': `Take off ${word}`, 'aria-hidden': false, tabIndex: 0 }}
                title={system ? `Given by Pebble, ${percent(given?.confidence ?? 0)} sure` : 'Given by a person'}
              >
                {system && <IconSparkles size={11} stroke={1.75} aria-hidden="true" />} {word}
              </Pill>
            );
          }}
        />
      </div>
    </Tooltip>
  );
}
