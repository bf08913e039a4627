import { Button, Group, Switch, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { SideForm } from '@/ui/SideForm';
import { Notice } from '@/ui/Notice';
import { ActionFields } from './ActionFields';
import { nextAction } from './actions';
import { AnyFields } from './AnyFields';
import { ConditionFields } from './ConditionFields';
import { newCondition } from './conditions';
import type { DraftRule } from './draft';
import styles from './RuleForm.module.css';
import { RuleSentence } from './RuleSentence';
import type { Names } from './tell';
import { within } from './useRouterDraft';

interface Props {
  rule: DraftRule;
  isNew: boolean;
  names: Names;
  /** What the server refused of this rule, by paths within it. */
  wrong: Record<string, string>;
  may: true | string;
  onClose: () => void;
  onDone: (rule: DraftRule) => void;
}

/** A rule in fields. Done keeps it in the draft; nothing is saved here. */
export function RuleForm({ rule, isNew, names, wrong: refused, may, onClose, onDone }: Props) {
  const [draft, setDraft] = useState<DraftRule>(() => ({
    ...rule,
    conditions: rule.conditions.length > 0 ? rule.conditions : [newCondition],
    actions: rule.actions.length > 0 ? rule.actions : [{ type: 'stream', value: '' }],
  }));
  const [wrong, setWrong] = useState(refused);
  const set = (change: Partial<DraftRule>) => setDraft((old) => ({ ...old, ...change }));
  const { conditions, actions } = draft;

  /** What was refused is told by places in the list: with other places it would stand beside the wrong field. */
  function withPlaces(change: Partial<DraftRule>) {
    setWrong((old) => ({ name: old.name ?? '' }));
    set(change);
  }
  function mended(path: string) {
    setWrong((old) => Object.fromEntries(Object.entries(old).filter(([field]) => !field.startsWith(path))));
  }
  const named = draft.name?.trim() ?? '';

  return (
    <SideForm
      title={isNew ? 'New rule' : 'Rule'}
      act={isNew ? 'Add to the draft' : 'Keep in the draft'}
      busy={false}
      problem={may === true ? undefined : may}
      onSubmit={() => {
        if (may !== true) return;
        if (named === '') return setWrong((old) => ({ ...old, name: 'Must be given: it is shown as the reason.' }));
        onDone({ ...draft, name: named });
      }}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        description="Cards show it as the reason why they are where they are"
        data-autofocus
        maxLength={200}
        value={draft.name ?? ''}
        error={wrong.name}
        onChange={(event) => {
          mended('name');
          set({ name: event.currentTarget.value });
        }}
      />
      <section aria-label="Conditions" className={styles.part}>
        <h3>If all of this holds</h3>
        {wrong.conditions && <Notice tone="red">{wrong.conditions}</Notice>}
        {conditions.map((condition, at) => {
          const path = `conditions[${at}].`;
          const given = {
            label: `condition ${at + 1}`,
            wrong: within(wrong, path),
            names,
            onRemove: conditions.length > 1 ? () => withPlaces({ conditions: conditions.toSpliced(at, 1) }) : undefined,
          };
          const put = (next: typeof condition) => {
            mended(path);
            set({ conditions: conditions.with(at, next) });
          };
          return condition.any ? (
            <AnyFields key={at} any={condition.any} {...given} onChange={(any) => put({ any })} />
          ) : (
            <ConditionFields key={at} condition={condition} {...given} onChange={put} />
          );
        })}
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => set({ conditions: [...conditions, newCondition] })}
          >
            And …
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => set({ conditions: [...conditions, { any: [newCondition, newCondition] }] })}
          >
            And any of …
          </Button>
        </Group>
      </section>
      <section aria-label="Actions" className={styles.part}>
        <h3>Then</h3>
        {wrong.actions && <Notice tone="red">{wrong.actions}</Notice>}
        {actions.map((action, at) => (
          <ActionFields
            key={at}
            action={action}
            others={actions.filter((_, nth) => nth !== at)}
            label={`action ${at + 1}`}
            wrong={within(wrong, `actions[${at}].`)}
            onChange={(next) => {
              mended(`actions[${at}].`);
              set({ actions: actions.with(at, next) });
            }}
            onRemove={actions.length > 1 ? () => withPlaces({ actions: actions.toSpliced(at, 1) }) : undefined}
          />
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => set({ actions: [...actions, nextAction(actions)] })}
          >
            And …
          </Button>
        </div>
      </section>
      <Switch
        label="On"
        description="A rule that is off is not asked"
        checked={draft.enabled !== false}
        onChange={(event) => set({ enabled: event.currentTarget.checked })}
      />
      <div className={styles.read}>
        <RuleSentence rule={draft} names={names} />
      </div>
    </SideForm>
  );
}
