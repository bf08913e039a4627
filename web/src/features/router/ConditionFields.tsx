import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Condition } from '@/api/router';
import { opOf, withField, withOp } from './conditions';
import { fieldOf, fields, guessed, headerOf, opsFor, opWord, type OpKey } from './fields';
import styles from './RuleForm.module.css';
import type { Names } from './tell';
import { ValueInput } from './ValueInput';

interface Props {
  condition: Condition;
  /** What the fields are called to those who cannot see where they stand: "condition 2". */
  label: string;
  wrong: Record<string, string>;
  names: Names;
  onChange: (condition: Condition) => void;
  onRemove: (() => void) | undefined;
}

function options(keys: string[]) {
  return keys.map((value) => ({ value, label: capital(fields[value]!.word) }));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const known = Object.keys(fields);
const groups = [
  { group: 'In the mail', items: options(known.filter((key) => !guessed.has(key))) },
  { group: 'What the classifier finds', items: options(known.filter((key) => guessed.has(key))) },
];

/** What is looked at, how it compares, and with what. */
export function ConditionFields({ condition, label, wrong, names, onChange, onRemove }: Props) {
  const field = fieldOf(condition.field);
  const op = opOf(condition);
  return (
    <div className={styles.fields} data-alone={!onRemove || undefined} role="group" aria-label={label}>
      <Select
        aria-label={`Field of ${label}`}
        data={groups}
        searchable
        allowDeselect={false}
        value={field}
        error={field === 'header' ? undefined : wrong.field}
        onChange={(next) => next && onChange(withField(condition, next))}
      />
      <Select
        aria-label={`Comparison of ${label}`}
        data={opsFor(field).map((value) => ({ value, label: opWord(value, field) }))}
        allowDeselect={false}
        value={op}
        error={wrong.op}
        onChange={(next) => next && onChange(withOp(condition, next as OpKey))}
      />
      {field === 'header' && (
        <TextInput
          className={styles.value}
          aria-label={`Header of ${label}`}
          placeholder="Name of the header, such as List-Id"
          value={headerOf(condition.field)}
          error={wrong.field}
          onChange={(event) => onChange({ ...condition, field: `header:${event.currentTarget.value}` })}
        />
      )}
      {op !== 'exists' && op !== 'not_exists' && (
        <div className={styles.value}>
          <ValueInput
            condition={condition}
            label={`Value of ${label}`}
            error={wrong.value}
            names={names}
            onChange={(value) => onChange({ ...condition, value })}
          />
        </div>
      )}
      {onRemove && (
        <ActionIcon className={styles.remove} aria-label={`Take ${label} away`} onClick={onRemove}>
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  );
}
