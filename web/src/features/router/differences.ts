import type { MailboxDefault, Rule } from '@/api/router';
import { same } from './same';

/** A router as far as it can differ from another: rules are known by their key, else by their id. */
export interface State {
  defaults: MailboxDefault[];
  rules: (Rule & { key?: string })[];
}

export type Difference =
  | { kind: 'added' | 'removed' | 'moved'; key: string; rule: Rule }
  | { kind: 'changed'; key: string; rule: Rule; before: Rule }
  | { kind: 'default'; key: string; mailbox: string; before: string | null; after: string | null };

export function keyOf(rule: Rule & { key?: string }): string {
  return rule.key ?? rule.id ?? rule.name ?? '';
}

function content({ name, enabled, conditions, actions }: Rule) {
  return { name, enabled: enabled !== false, conditions, actions };
}

export function saysTheSame(one: Rule, other: Rule): boolean {
  return same(content(one), content(other));
}

/** The longest run of those that kept their order; all others were moved. */
function kept(before: string[], after: string[]): Set<string> {
  const places = after.map((key) => before.indexOf(key));
  const best: number[][] = [];
  places.forEach((place, nth) => {
    let longest: number[] = [];
    for (let earlier = 0; earlier < nth; earlier++)
      if (places[earlier]! < place && best[earlier]!.length > longest.length) longest = best[earlier]!;
    best.push([...longest, nth]);
  });
  const run = best.reduce((longest, one) => (one.length > longest.length ? one : longest), [] as number[]);
  return new Set(run.map((nth) => after[nth]!));
}

/** A script that saves rules without their ids makes new ones: those with the name of one that went are taken for it. */
function namesakes(before: State, after: State): Map<string, string> {
  const gone = before.rules.filter((rule) => !after.rules.some((one) => keyOf(one) === keyOf(rule)));
  const found = new Map<string, string>();
  for (const rule of after.rules) {
    if (before.rules.some((one) => keyOf(one) === keyOf(rule))) continue;
    const at = gone.findIndex(({ name }) => name === rule.name);
    if (at >= 0) found.set(keyOf(rule), keyOf(gone.splice(at, 1)[0]!));
  }
  return found;
}

/** What makes the second of the first, in words a person would count: a rule that moved and changed is two changes. */
export function differences(before: State, after: State): Difference[] {
  const were = new Map(before.rules.map((rule) => [keyOf(rule), rule]));
  const keys = namesakes(before, after);
  const are = new Map(after.rules.map((rule) => [keys.get(keyOf(rule)) ?? keyOf(rule), rule]));
  const found: Difference[] = [];
  for (const now of after.defaults) {
    const then = before.defaults.find((one) => one.mailbox_id === now.mailbox_id);
    if (!then || (then.stream ?? null) === (now.stream ?? null)) continue;
    const mailbox = now.mailbox_id ?? '';
    found.push({ kind: 'default', key: mailbox, mailbox, before: then.stream ?? null, after: now.stream ?? null });
  }
  const stayed = kept(
    [...were.keys()].filter((key) => are.has(key)),
    [...are.keys()].filter((key) => were.has(key)),
  );
  for (const [key, rule] of are) {
    const then = were.get(key);
    if (!then) found.push({ kind: 'added', key, rule });
    else {
      if (!saysTheSame(then, rule)) found.push({ kind: 'changed', key, rule, before: then });
      if (!stayed.has(key)) found.push({ kind: 'moved', key, rule });
    }
  }
  for (const [key, rule] of were) if (!are.has(key)) found.push({ kind: 'removed', key, rule });
  return found;
}
