import { Select, Tooltip } from '@mantine/core';
import { documents, type WholeDocument } from '@/api/documents';
import { plainWord, useKinds, useKindWord } from '@/api/kinds';
import { useMe } from '@/api/session';
import { percent } from '@/ui/format';
import { can } from '../../can';
import { isUnsure } from '../../words';
import { useDocumentAct } from '../useDocumentAct';
import styles from './About.module.css';

/** What the document is, as Pebble or a person says; another choice is a person's word. */
export function KindFields({ document }: { document: WholeDocument }) {
  const may = can('sort', useMe(), document);
  const act = useDocumentAct();
  const kinds = useKinds();
  const kindWord = useKindWord();
  const categories = [...new Set(kinds.map((kind) => kind.category))];
  const grouped = categories.map((category) => ({
    group: plainWord(category),
    items: kinds.filter((kind) => kind.category === category).map(({ type, label }) => ({ value: type, label })),
  }));
  const areas = categories.map((category) => ({ value: category, label: plainWord(category) }));
  const { doc_type: type, category } = document;
  const types =
    type && !kinds.some((kind) => kind.type === type)
      ? [{ group: 'Other words', items: [{ value: type, label: kindWord(type) }] }, ...grouped]
      : grouped;
  const parts =
    category && !areas.some(({ value }) => value === category)
      ? [...areas, { value: category, label: plainWord(category) }]
      : areas;
  const say = (change: { doc_type?: string; category?: string }) =>
    act.mutate(() => documents.change(document, change));
  return (
    <Tooltip label={may} disabled={may === true}>
      <div className={styles.part}>
        <Select
          label="Type"
          placeholder="Not known"
          description={
            isUnsure(document) && type ? `Pebble is ${percent(document.confidence ?? 0)} sure of it` : undefined
          }
          data={types}
          value={type}
          searchable
          allowDeselect={false}
          nothingFoundMessage="No type is called that"
          disabled={may !== true || act.isPending}
          onChange={(next) => {
            if (!next || next === type) return;
            say({ doc_type: next, category: kinds.find((kind) => kind.type === next)?.category });
          }}
        />
        <Select
          label="Category"
          placeholder="Not known"
          data={parts}
          value={category}
          allowDeselect={false}
          disabled={may !== true || act.isPending}
          onChange={(next) => {
            if (next && next !== category) say({ category: next });
          }}
        />
      </div>
    </Tooltip>
  );
}
