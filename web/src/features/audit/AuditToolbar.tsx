import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { everybodyQuery } from '@/api/cards';
import { ChoiceChip } from '@/ui/ChoiceChip';
import { DayChip } from '@/ui/DayChip';
import styles from '@/ui/Toolbar.module.css';

export interface AuditSearch {
  actor?: string;
  object?: string;
  from?: string;
  until?: string;
}

const nouns = [
  ['card', 'Cards'],
  ['message', 'Messages'],
  ['mailbox', 'Mailboxes'],
  ['user', 'Users'],
  ['entity', 'Legal entities'],
  ['stream', 'Boards'],
  ['company', 'Companies'],
  ['session', 'Sign-ins'],
  ['token', 'API tokens'],
] as const;

/** Who, what and when. An object of its own comes from a press on it in the list. */
export function AuditToolbar({
  search,
  onChange,
}: {
  search: AuditSearch;
  onChange: (change: Partial<AuditSearch>) => void;
}) {
  const people = useQuery(everybodyQuery);
  const known = nouns.map(([value, label]) => ({ value: value as string, label: label as string }));
  const options =
    search.object && !known.some((one) => one.value === search.object)
      ? [...known, { value: search.object, label: 'One object' }]
      : known;
  return (
    <div className={`${styles.toolbar} strip`} role="toolbar" aria-label="Filters">
      <ChoiceChip
        label="Who"
        any="Everybody"
        options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={search.actor}
        onChange={(actor) => onChange({ actor })}
      />
      <ChoiceChip
        label="What"
        any="Everything"
        options={options}
        value={search.object}
        onChange={(object) => onChange({ object })}
      />
      <DayChip label="From" value={search.from} max={search.until} onChange={(from) => onChange({ from })} />
      <DayChip label="To" value={search.until} min={search.from} onChange={(until) => onChange({ until })} />
      {(search.actor || search.object || search.from || search.until) && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconX size={12} />}
          onClick={() => onChange({ actor: undefined, object: undefined, from: undefined, until: undefined })}
        >
          Clear
        </Button>
      )}
    </div>
  );
}
