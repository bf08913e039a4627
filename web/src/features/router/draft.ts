import type { MailboxDefault, RouterBody, RouterView, Rule } from '@/api/router';
import { same } from './same';

/** A rule on this screen: known by its key from the first moment, with an id once it was saved. */
export type DraftRule = Rule & { key: string };

/** The router as somebody wants it, and the saved one it began with. */
export interface Draft {
  base: RouterView;
  defaults: MailboxDefault[];
  rules: DraftRule[];
}

export function newKey(): string {
  return crypto.randomUUID();
}

export function keyed(rules: Rule[]): DraftRule[] {
  return rules.map((rule) => ({ ...rule, key: rule.id ?? newKey() }));
}

export function draftOf(base: RouterView): Draft {
  return { base, defaults: base.defaults, rules: keyed(base.rules) };
}

/** As it is sent. */
export function bodyOf({ defaults, rules }: Pick<Draft, 'defaults' | 'rules'>): RouterBody {
  return { defaults, rules: rules.map(({ key: _key, ...rule }) => rule) };
}

export function isChanged(draft: Draft): boolean {
  return !same(bodyOf(draft), { defaults: draft.base.defaults, rules: draft.base.rules });
}

export function withDefault(draft: Draft, mailboxId: string, stream: string | null): Draft {
  return {
    ...draft,
    defaults: draft.defaults.map((one) => (one.mailbox_id === mailboxId ? { ...one, stream } : one)),
  };
}

/** Puts the rule in the place of the one with its key, else at the end. */
export function withRule(draft: Draft, rule: DraftRule): Draft {
  const held = draft.rules.some((one) => one.key === rule.key);
  return {
    ...draft,
    rules: held ? draft.rules.map((one) => (one.key === rule.key ? rule : one)) : [...draft.rules, rule],
  };
}

export function withoutRule(draft: Draft, key: string): Draft {
  return { ...draft, rules: draft.rules.filter((one) => one.key !== key) };
}

/** Puts a rule, new or deleted before, at this place; one that is there stays as it is. */
export function withRuleAt(draft: Draft, rule: DraftRule, at: number): Draft {
  if (draft.rules.some((one) => one.key === rule.key)) return draft;
  return { ...draft, rules: draft.rules.toSpliced(at, 0, rule) };
}

/** A rule of its own that does the same, right behind. */
export function duplicated(draft: Draft, key: string, copyKey: string): Draft {
  const at = draft.rules.findIndex((one) => one.key === key);
  const rule = draft.rules[at];
  if (!rule) return draft;
  return withRuleAt(draft, { ...rule, id: null, key: copyKey, name: `${rule.name ?? ''} (copy)` }, at + 1);
}

/** The rule at another place among the others. */
export function moved<T extends { key: string }>(rules: T[], key: string, to: number): T[] {
  const at = rules.findIndex((one) => one.key === key);
  const rule = rules[at];
  if (!rule || at === to) return rules;
  return rules.toSpliced(at, 1).toSpliced(to, 0, rule);
}
