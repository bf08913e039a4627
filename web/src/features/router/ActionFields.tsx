import { ActionIcon, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useStreams } from '@/api/boards';
import { everybodyQuery } from '@/api/cards';
import type { Action } from '@/api/router';
import { useMe } from '@/api/session';
import { noiseKinds } from '@/mail/noise';
import { actionWords, freeTypes, newAction, noiseOf, noiseValue } from './actions';
import { textsOf } from './conditions';
import styles from './RuleForm.module.css';

interface Props {
  action: Action;
  others: Action[];
  label: string;
  wrong: Record<string, string>;
  onChange: (action: Action) => void;
  onRemove: (() => void) | undefined;
}

/** One thing that the rule does, with what it needs to know for it. */
export function ActionFields({ action, others, label, wrong, onChange, onRemove }: Props) {
  const type = action.type ?? '';
  return (
    <div className={styles.action} data-alone={!onRemove || undefined} role="group" aria-label={label}>
      <Select
        aria-label={`Kind of ${label}`}
        data={freeTypes(others).map((value) => ({ value, label: actionWords[value]! }))}
        allowDeselect={false}
        value={type}
        error={wrong.type}
        onChange={(next) => next && next !== type && onChange(newAction(next))}
      />
      <ActionValue
        action={action}
        others={others}
        label={`Value of ${label}`}
        error={wrong.value}
        onChange={(value) => onChange({ type, value })}
      />
      {onRemove && (
        <ActionIcon aria-label={`Take ${label} away`} onClick={onRemove}>
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  );
}

interface ValueProps {
  action: Action;
  others: Action[];
  label: string;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

function ActionValue({ action, others, label, error, onChange }: ValueProps) {
  const streams = useStreams();
  const entities = useMe()?.entities ?? [];
  const text = textsOf(action.value)[0] ?? '';
  const common = { 'aria-label': label, error };
  const choose = (data: { value: string; label: string }[], placeholder: string) => (
    <Select
      {...common}
      data={text && !data.some(({ value }) => value === text) ? [...data, { value: text, label: text }] : data}
      placeholder={placeholder}
      allowDeselect={false}
      value={text || null}
      onChange={onChange}
    />
  );
  switch (action.type) {
    case 'stream':
      return choose(
        streams.map(({ key, name }) => ({ value: key, label: name })),
        'Which board',
      );
    case 'column': {
      const board = textsOf(others.find(({ type }) => type === 'stream')?.value)[0];
      const columns = streams.filter(({ key }) => !board || key === board).flatMap((stream) => stream.columns);
      const named = new Map(columns.map(({ key, name }) => [key, name]));
      return choose(
        [...named].map(([value, name]) => ({ value, label: name })),
        'Which column',
      );
    }
    case 'entity':
      return choose(
        entities.map(({ id, name }) => ({ value: id, label: name })),
        'Which legal entity',
      );
    case 'priority':
      return choose(
        ['urgent', 'high', 'normal', 'low'].map((value) => ({ value, label: value })),
        'Which priority',
      );
    case 'assignee':
      return <Assignees value={action.value} common={common} onChange={onChange} />;
    case 'tag':
      return (
        <TextInput
          {...common}
          placeholder="One tag"
          maxLength={60}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'noise':
      return <NoiseValue value={action.value} common={common} onChange={onChange} />;
    default:
      return <span className={styles.still}>Rules below this one are passed over</span>;
  }
}

interface PartProps {
  value: unknown;
  common: { 'aria-label': string; error: string | undefined };
  onChange: (value: unknown) => void;
}

/** One person, or several in turn; nobody named means all who may see the card. */
function Assignees({ value, common, onChange }: PartProps) {
  const known = useQuery(everybodyQuery).data;
  const people = known ?? [];
  const chosen = textsOf(value).filter((id) => id !== 'round_robin');
  const gone = chosen.filter((id) => !people.some((one) => one.id === id));
  return (
    <MultiSelect
      {...common}
      description={chosen.length === 1 ? undefined : 'In turn, among those who are present'}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={chosen.length === 0 ? 'Everybody who works the board' : undefined}
      data={[
        ...people.map(({ id, name }) => ({ value: id, label: name })),
        ...gone.map((id) => ({ value: id, label: known ? 'somebody who is not active' : 'somebody' })),
      ]}
      searchable
      limit={100}
      nothingFoundMessage="Nobody of that name"
      value={chosen}
      onChange={(ids) => onChange(ids.length === 0 ? 'round_robin' : ids.length === 1 ? ids[0] : ids)}
    />
  );
}

function NoiseValue({ value, common, onChange }: PartProps) {
  const { kind, reason } = noiseOf(value);
  const known = [
    ...Object.entries(noiseKinds).map(([key, label]) => ({ value: key, label })),
    { value: 'never', label: 'Never: always a card' },
  ];
  // A reason in place of a kind is what a script may have saved.
  const data = known.some((one) => one.value === kind) ? known : [...known, { value: kind, label: kind }];
  return (
    <div className={styles.two}>
      <Select
        {...common}
        data={data}
        allowDeselect={false}
        value={kind}
        onChange={(next) => onChange(noiseValue(next ?? kind, reason))}
      />
      {kind !== 'never' && (
        <TextInput
          aria-label={`Reason, ${common['aria-label']}`}
          placeholder="Reason in words, if you like"
          maxLength={300}
          value={reason}
          onChange={(event) => onChange(noiseValue(kind, event.currentTarget.value))}
        />
      )}
    </div>
  );
}
