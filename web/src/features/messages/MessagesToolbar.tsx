import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useCallback } from 'react';
import type { Mailbox } from '@/api/mailboxes';
import { noiseKinds } from '@/mail/noise';
import { ChoiceChip } from '@/ui/ChoiceChip';
import { FilterWords } from '@/ui/FilterWords';
import { number } from '@/ui/format';
import styles from '@/ui/Toolbar.module.css';
import type { MessagesSearch } from './search';

interface Props {
  search: MessagesSearch;
  counts: Record<string, number> | undefined;
  mailboxes: Mailbox[];
  onChange: (change: Partial<MessagesSearch>) => void;
}

/** What narrows the list; among noise also its kinds. */
export function MessagesToolbar({ search, counts, mailboxes, onChange }: Props) {
  const changeWords = useCallback((q: string | undefined) => onChange({ q }), [onChange]);
  const anything = search.q || search.mailbox_id || search.noise_kind;
  return (
    <div className={`${styles.toolbar} strip`} role="toolbar" aria-label="Filters">
      <FilterWords label="Filter messages by words" value={search.q} onChange={changeWords} />
      <ChoiceChip
        label="Mailbox"
        any="All mailboxes"
        options={mailboxes.map(({ id, name }) => ({ value: id, label: name }))}
        value={search.mailbox_id}
        onChange={(mailbox_id) => onChange({ mailbox_id })}
      />
      {search.disposition === 'noise' &&
        Object.entries(noiseKinds).map(([kind, word]) => (
          <button
            key={kind}
            type="button"
            className={styles.chip}
            data-set={search.noise_kind === kind || undefined}
            aria-pressed={search.noise_kind === kind}
            onClick={() => onChange({ noise_kind: search.noise_kind === kind ? undefined : kind })}
          >
            {word}
            {counts && <span className="tabular">{number(counts[kind] ?? 0)}</span>}
          </button>
        ))}
      {anything && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconX size={12} />}
          onClick={() => onChange({ q: undefined, mailbox_id: undefined, noise_kind: undefined })}
        >
          Clear
        </Button>
      )}
    </div>
  );
}
