import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useStreams } from '@/api/boards';
import { mailboxesQuery } from '@/api/mailboxes';
import type { Condition } from '@/api/router';
import { useMe } from '@/api/session';
import { opOf, textsOf } from './conditions';
import { days, fieldOf, intents, languages, languageWord, plain, senderChecks } from './fields';
import styles from './RuleForm.module.css';
import type { Names } from './tell';

interface Props {
  condition: Condition;
  label: string;
  error: string | undefined;
  names: Names;
  onChange: (value: unknown) => void;
}

type Choice = { value: string; label: string };

/** The values there are, for a field that has few; nothing for one that is written freely. */
function useChoices(field: string): Choice[] | null {
  const mailboxes = useQuery({ ...mailboxesQuery, enabled: field === 'mailbox' }).data ?? [];
  const streams = useStreams();
  const entities = useMe()?.entities ?? [];
  switch (field) {
    case 'mailbox':
      return mailboxes.map(({ id, address }) => ({ value: id, label: address }));
    case 'entity':
      return entities.map(({ id, name }) => ({ value: id, label: name }));
    case 'stream':
      return [...streams.map(({ key, name }) => ({ value: key, label: name })), { value: 'noise', label: 'Noise' }];
    case 'sender_check':
      return Object.entries(senderChecks).map(([value, label]) => ({ value, label }));
    case 'language':
      return languages.map((value) => ({ value, label: languageWord(value) }));
    case 'intent':
      return Object.values(intents)
        .flat()
        .map((value) => ({ value, label: plain(value) }));
    default:
      return null;
  }
}

const hints: Record<string, string> = {
  subject: 'Words of the subject',
  body: 'Words of the text',
  from: 'name@company.com',
  from_domain: 'company.com',
  company: 'Name in the list of companies',
  to: 'name@company.com',
  attachment_name: 'tender.pdf',
  attachment_type: 'pdf',
};

/** The value of a condition, entered as its field and comparison want it. */
export function ValueInput({ condition, label, error, names, onChange }: Props) {
  const field = fieldOf(condition.field);
  const op = opOf(condition);
  const texts = textsOf(condition.value);
  const choices = useChoices(field);
  const common = { 'aria-label': label, error };

  if (field === 'confidence')
    return (
      <NumberInput
        {...common}
        suffix=" %"
        min={0}
        max={100}
        value={typeof condition.value === 'number' ? Math.round(condition.value * 100) : ''}
        onChange={(share) => onChange(typeof share === 'number' ? share / 100 : null)}
      />
    );
  if (field === 'time' && (op === 'gt' || op === 'lt'))
    return (
      <TextInput
        {...common}
        type="time"
        value={texts[0] ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (field === 'time')
    return (
      <TagsInput
        {...common}
        placeholder={texts.length === 0 ? 'sunday, or hours such as 18:00-09:00' : undefined}
        data={[...days, '18:00-09:00']}
        maxTags={op === 'in' ? undefined : 1}
        value={texts}
        onChange={(next) => onChange(op === 'in' ? next : (next[0] ?? ''))}
      />
    );
  if (choices && (op === 'equals' || op === 'not_equals' || op === 'in')) {
    // What is written there stays to be seen, though it may be gone: a mailbox by its address, a board taken away.
    const unknown = texts.filter((text) => !choices.some(({ value }) => value === text));
    const named = field === 'mailbox' ? names.mailbox : field === 'entity' ? names.entity : plain;
    const data = [...choices, ...unknown.map((value) => ({ value, label: named(value) }))];
    return op === 'in' ? (
      <MultiSelect
        {...common}
        data={data}
        searchable
        placeholder={texts.length === 0 ? 'Choose' : undefined}
        value={texts}
        onChange={onChange}
      />
    ) : (
      <Select
        {...common}
        data={data}
        searchable
        allowDeselect={false}
        placeholder="Choose"
        value={texts[0] ?? null}
        onChange={onChange}
      />
    );
  }
  if (op === 'in')
    return (
      <TagsInput
        {...common}
        placeholder={texts.length === 0 ? `${hints[field] ?? 'Value'}; Enter adds one` : undefined}
        splitChars={[',', ';', '\n']}
        value={texts}
        onChange={onChange}
      />
    );
  return (
    <TextInput
      {...common}
      classNames={op === 'matches' ? { input: styles.expression } : undefined}
      placeholder={op === 'matches' ? 'Regular expression, such as GEM/\\d{4}/B/\\d+' : hints[field]}
      dir="auto"
      value={texts[0] ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
