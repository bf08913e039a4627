import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useStreams } from '@/api/boards';
import { useKindWord } from '@/api/kinds';
import type { HitType } from '@/api/search';
import { useMe } from '@/api/session';
import { ChoiceChip } from '@/ui/ChoiceChip';
import { DayChip } from '@/ui/DayChip';
import { number } from '@/ui/format';
import styles from '@/ui/Toolbar.module.css';
import { isNarrowed, wide, type SearchSearch } from './search';
import { modes, statusWords } from './words';

interface Props {
  search: SearchSearch;
  /** What of the found there is to choose from, with how often. */
  facets: Record<string, Record<string, number>> | undefined;
  onChange: (change: Partial<SearchSearch>) => void;
  children: React.ReactNode;
}

/** What narrows the search: each choice says how much it would leave. */
export function SearchToolbar({ search, facets, onChange, children }: Props) {
  const entities = useMe()?.entities ?? [];
  const streams = useStreams();
  const kindWord = useKindWord();
  const states = statusWords[search.type as HitType];
  const chip = (
    name: 'stream' | 'doc_type' | 'tag',
    label: string,
    any: string,
    wordOf: (value: string) => string,
    shown = true,
  ) => {
    const counts = Object.entries(facets?.[name] ?? {});
    if (!shown || (counts.length === 0 && !search[name])) return null;
    const options = counts.map(([value, many]) => ({ value, label: wordOf(value), hint: number(many) }));
    const chosen = search[name];
    if (chosen && !counts.some(([value]) => value === chosen))
      options.push({ value: chosen, label: wordOf(chosen), hint: '0' });
    return (
      <ChoiceChip
        label={label}
        any={any}
        options={options}
        value={chosen}
        onChange={(value) => onChange({ [name]: value })}
      />
    );
  };
  return (
    <div className={`${styles.toolbar} strip`} role="toolbar" aria-label="Filters">
      {chip('stream', 'Board', 'All boards', (key) => streams.find((one) => one.key === key)?.name ?? key)}
      {states && (
        <ChoiceChip
          label="Status"
          any="Any status"
          options={Object.entries(states).map(([value, label]) => ({ value, label }))}
          value={search.status}
          onChange={(status) => onChange({ status })}
        />
      )}
      {chip('doc_type', 'Document type', 'All types', kindWord, !search.type || search.type === 'document')}
      {chip('tag', 'Tag', 'Any tags', (tag) => tag)}
      <DayChip label="From" value={search.from} max={search.until} onChange={(from) => onChange({ from })} />
      <DayChip label="To" value={search.until} min={search.from} onChange={(until) => onChange({ until })} />
      {entities.length > 1 && (
        <ChoiceChip
          label="Entity"
          any="All legal entities"
          options={entities.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.entity}
          onChange={(entity) => onChange({ entity })}
        />
      )}
      {search.q && (
        <ChoiceChip
          label="Find by"
          any="Words and meaning"
          options={modes}
          value={search.mode}
          onChange={(mode) => onChange({ mode })}
        />
      )}
      {isNarrowed(search) && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconX size={12} />}
          onClick={() => onChange({ ...wide, type: search.type })}
        >
          Clear
        </Button>
      )}
      <span className={styles.rest} />
      {children}
    </div>
  );
}
