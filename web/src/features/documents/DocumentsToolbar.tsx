import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useCallback, type ReactNode } from 'react';
import type { DocumentCounts, DocumentStatus, Tag } from '@/api/documents';
import { useKinds } from '@/api/kinds';
import { useMe } from '@/api/session';
import { ChoiceChip } from '@/ui/ChoiceChip';
import { FilterWords } from '@/ui/FilterWords';
import { number } from '@/ui/format';
import styles from '@/ui/Toolbar.module.css';
import type { DocumentsSearch } from './search';
import { statuses } from './words';

interface Props {
  search: DocumentsSearch;
  tags: Tag[];
  counts: DocumentCounts | undefined;
  onChange: (change: Partial<DocumentsSearch>) => void;
  /** What stands at its end. */
  children: ReactNode;
}

/** What narrows the list. */
export function DocumentsToolbar({ search, tags, counts, onChange, children }: Props) {
  const entities = useMe()?.entities ?? [];
  const types = useKinds()
    .map(({ type, label }) => ({ value: type, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
  const states = (Object.keys(statuses) as DocumentStatus[]).map((value) => ({
    value,
    label: statuses[value].word,
    hint: counts && number(counts.by_status[value] ?? 0),
  }));
  const changeWords = useCallback((q: string | undefined) => onChange({ q }), [onChange]);
  const carried = tags.filter(({ name, documents }) => documents > 0 || name === search.tag);
  const anything = search.q || search.status || search.type || search.tag;
  return (
    <div className={`${styles.toolbar} strip`} role="toolbar" aria-label="Filters">
      <FilterWords label="Filter documents by words" value={search.q} onChange={changeWords} />
      {!search.tab && (
        <ChoiceChip
          label="Status"
          any="Any status"
          options={states}
          value={search.status}
          onChange={(status) => onChange({ status })}
        />
      )}
      <ChoiceChip
        label="Type"
        any="All types"
        options={types}
        value={search.type}
        onChange={(type) => onChange({ type })}
      />
      <ChoiceChip
        label="Tag"
        any="Any tags"
        options={carried.map(({ name }) => ({ value: name, label: name }))}
        value={search.tag}
        onChange={(tag) => onChange({ tag })}
      />
      {entities.length > 1 && (
        <ChoiceChip
          label="Entity"
          any="All legal entities"
          options={entities.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.entity}
          onChange={(entity) => onChange({ entity })}
        />
      )}
      {anything && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconX size={12} />}
          onClick={() => onChange({ q: undefined, status: undefined, type: undefined, tag: undefined })}
        >
          Clear
        </Button>
      )}
      <span className={styles.rest} />
      {children}
    </div>
  );
}
