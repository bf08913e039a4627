import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import type { Counters } from '@/api/router';
import { useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { Block } from '@/ui/Block';
import { EmptyState } from '@/ui/EmptyState';
import { FilterWords } from '@/ui/FilterWords';
import { toastDone } from '@/ui/toast';
import { can } from './can';
import { duplicated, moved, newKey, withoutRule, withRule, withRuleAt, type DraftRule } from './draft';
import { RuleForm } from './RuleForm';
import { RuleList } from './RuleList';
import { RuleRow } from './RuleRow';
import styles from './Rules.module.css';
import { saysTheSame } from './differences';
import { ruleText, type Names } from './tell';
import { useRuleCarry } from './useRuleCarry';
import type { Drafting } from './useRouterDraft';
import { warningsOf } from './warnings';

/** As many rules are read at a glance; more can be narrowed. */
const glance = 8;

/** The rules in the order in which they are asked. */
export function RulesBlock({
  drafting,
  names,
  counters,
}: {
  drafting: Drafting;
  names: Names;
  counters: Counters | undefined;
}) {
  const may = can.change(useMe());
  const { draft, edit, wrongOf } = drafting;
  const { rules, base } = draft;
  const [edited, setEdited] = useState<DraftRule | null>(null);
  const [words, setWords] = useState<string | undefined>();
  const move = (key: string, to: number) => edit((old) => ({ ...old, rules: moved(old.rules, key, to) }));
  const carry = useRuleCarry(rules, move);
  const wanted = words?.trim().toLowerCase();
  const shown = wanted
    ? rules.filter((rule) => `${rule.name} ${ruleText(rule, names)}`.toLowerCase().includes(wanted))
    : carry.shown;
  const warnings = warningsOf(draft);
  const saved = new Map(base.rules.map((rule) => [rule.id, rule]));
  const hits = new Map(counters?.rules.map((one) => [one.rule_id, one]));
  const places = new Map(carry.shown.map((rule, nth) => [rule.key, nth]));
  const mayMove = may === true && wanted ? 'Clear the filter first: a place is one among all rules.' : may;
  const add = () => setEdited({ key: newKey(), id: null, name: '', enabled: true, conditions: [], actions: [] });

  function dropped(key: string, beside: string, edge: 'top' | 'bottom') {
    const others = rules.filter((rule) => rule.key !== key);
    move(key, others.findIndex((rule) => rule.key === beside) + (edge === 'bottom' ? 1 : 0));
  }

  function remove(rule: DraftRule) {
    const at = rules.findIndex((one) => one.key === rule.key);
    edit((old) => withoutRule(old, rule.key));
    toastDone(`“${rule.name}” is taken out when you save.`, () => drafting.edit((old) => withRuleAt(old, rule, at)));
  }

  const newRule = (
    <ActButton may={may} leftSection={<IconPlus size={14} />} onClick={add}>
      New rule
    </ActButton>
  );
  return (
    <Block
      title="Rules"
      about="Asked from top to bottom. Of each question the first rule that answers it decides."
      action={
        <div className={styles.tools}>
          {rules.length > glance && <FilterWords label="Filter the rules" value={words} onChange={setWords} />}
          {rules.length > 0 && newRule}
        </div>
      }
    >
      {rules.length === 0 ? (
        <EmptyState icon={<IconRoute size={24} stroke={1.5} />} title="There is no rule yet" action={newRule}>
          A rule sends mail to a board by what stands in it, for example every bid number to Tender. You see what it
          would do before it counts.
        </EmptyState>
      ) : (
        <>
          <div className={styles.heads} aria-hidden="true">
            <span>24 h</span>
            <span>30 days</span>
          </div>
          <RuleList rules={shown} carried={carry.carried}>
            {(rule, seat) => {
              const before = saved.get(rule.id ?? '');
              return (
                <RuleRow
                  key={rule.key}
                  rule={rule}
                  seat={seat}
                  place={places.get(rule.key) ?? 0}
                  last={rules.length - 1}
                  state={!before ? 'new' : saysTheSame(before, rule) ? null : 'changed'}
                  names={names}
                  hits={hits.get(rule.id ?? '')}
                  counted={counters !== undefined}
                  warnings={warnings.get(rule.key) ?? []}
                  faults={Object.values(wrongOf(rule.key))}
                  may={may}
                  mayMove={mayMove}
                  carried={carry.carried === rule.key}
                  onCarryKey={(event) => carry.onKeyDown(event, rule)}
                  onDropped={(key, edge) => dropped(key, rule.key, edge)}
                  onMove={(to) => move(rule.key, to)}
                  onEdit={() => setEdited(rule)}
                  onSwitch={(enabled) => edit((old) => withRule(old, { ...rule, enabled }))}
                  onDuplicate={() => edit((old) => duplicated(old, rule.key, newKey()))}
                  onRemove={() => remove(rule)}
                />
              );
            }}
          </RuleList>
          {shown.length === 0 && <p className={styles.none}>No rule says that.</p>}
        </>
      )}
      {edited && (
        <RuleForm
          rule={edited}
          isNew={!rules.some((one) => one.key === edited.key)}
          names={names}
          wrong={wrongOf(edited.key)}
          may={may}
          onClose={() => setEdited(null)}
          onDone={(rule) => {
            setEdited(null);
            edit((old) => withRule(old, rule));
          }}
        />
      )}
    </Block>
  );
}
