import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Condition } from '@/api/router';
import { Notice } from '@/ui/Notice';
import { ConditionFields } from './ConditionFields';
import { newCondition } from './conditions';
import styles from './RuleForm.module.css';
import type { Names } from './tell';
import { within } from './useRouterDraft';

interface Props {
  any: Condition[];
  label: string;
  wrong: Record<string, string>;
  names: Names;
  onChange: (any: Condition[]) => void;
  onRemove: (() => void) | undefined;
}

/** Several conditions of which one is enough. */
export function AnyFields({ any, label, wrong, names, onChange, onRemove }: Props) {
  return (
    <div className={styles.any} role="group" aria-label={`${label}: any of`}>
      <div className={styles.anyHead}>
        <span className="meta">Any of these is enough</span>
        {onRemove && (
          <ActionIcon aria-label={`Take ${label} away`} onClick={onRemove}>
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
      {wrong.any && <Notice tone="red">{wrong.any}</Notice>}
      {any.map((condition, at) => (
        <Fragment key={at}>
          {at > 0 && <span className={styles.or}>or</span>}
          <ConditionFields
            condition={condition}
            label={`${label}, choice ${at + 1}`}
            wrong={within(wrong, `any[${at}].`)}
            names={names}
            onChange={(next) => onChange(any.with(at, next))}
            onRemove={any.length > 1 ? () => onChange(any.toSpliced(at, 1)) : undefined}
          />
        </Fragment>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...any, newCondition])}
        >
          Or …
        </Button>
      </div>
    </div>
  );
}
