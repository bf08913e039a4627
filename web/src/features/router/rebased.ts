import type { RouterView } from '@/api/router';
import { differences, keyOf, saysTheSame } from './differences';
import type { Draft, DraftRule } from './draft';
import { keyed } from './draft';

/** The rule behind which another stands in its own order, as far as it is also in this list; -1 for the front. */
function placeAfter(list: DraftRule[], order: DraftRule[], key: string): number {
  const at = order.findIndex((rule) => rule.key === key);
  for (let earlier = at - 1; earlier >= 0; earlier--) {
    const found = list.findIndex((rule) => rule.key === order[earlier]!.key);
    if (found >= 0) return found;
  }
  return -1;
}

function inserted(list: DraftRule[], order: DraftRule[], rules: DraftRule[]): DraftRule[] {
  return rules.reduce((all, rule) => all.toSpliced(placeAfter(all, order, rule.key) + 1, 0, rule), list);
}

/**
 * My draft put on top of what somebody else saved meanwhile: what I touched is mine, what I did not touch is theirs. A
 * rule that they deleted and I did not touch stays deleted; one that both changed is as I want it.
 */
export function rebased(draft: Draft, theirs: RouterView): Draft {
  const were = new Map(draft.base.rules.map((rule) => [keyOf(rule), rule]));
  const mine = new Map(draft.rules.map((rule) => [rule.key, rule]));
  const untouched = (rule: DraftRule) => {
    const before = were.get(rule.key);
    return before !== undefined && saysTheSame(before, rule);
  };
  const present = keyed(theirs.rules);
  const held = new Set(present.map((rule) => rule.key));
  const merged = present
    .filter((rule) => mine.has(rule.key) || !were.has(rule.key))
    .map((rule) => {
      const own = mine.get(rule.key);
      return own && !untouched(own) ? own : rule;
    });
  const added = draft.rules.filter((rule) => !held.has(rule.key) && !untouched(rule));
  const reordered = differences(draft.base, draft).some(({ kind }) => kind === 'moved');
  let rules: DraftRule[];
  if (reordered) {
    const chosen = new Map([...merged, ...added].map((rule) => [rule.key, rule]));
    const own = draft.rules.flatMap((rule) => chosen.get(rule.key) ?? []);
    rules = inserted(
      own,
      present,
      merged.filter((rule) => !mine.has(rule.key)),
    );
  } else rules = inserted(merged, draft.rules, added);
  return {
    base: theirs,
    rules,
    defaults: theirs.defaults.map((one) => {
      const before = draft.base.defaults.find(({ mailbox_id }) => mailbox_id === one.mailbox_id);
      const own = draft.defaults.find(({ mailbox_id }) => mailbox_id === one.mailbox_id);
      return before && own && (before.stream ?? null) !== (own.stream ?? null) ? { ...one, stream: own.stream } : one;
    }),
  };
}
