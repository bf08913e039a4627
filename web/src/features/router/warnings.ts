import type { Draft } from './draft';
import { saysTheSame } from './differences';

/**
 * What the server said of the saved rules, by the key of each: only where the draft is the same up to that rule, because a
 * warning speaks of what stands before.
 */
export function warningsOf({ base, rules }: Draft): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let same = 0;
  while (same < rules.length) {
    const saved = base.rules[same];
    if (!saved || saved.id !== rules[same]!.id || !saysTheSame(saved, rules[same]!)) break;
    same++;
  }
  for (const { path, reason } of base.warnings) {
    const at = Number(/^rules\[(\d+)\]/.exec(path)?.[1] ?? -1);
    const rule = rules[at];
    if (!rule || at >= same) continue;
    const action = Number(/actions\[(\d+)\]/.exec(path)?.[1] ?? -1);
    const type = rule.actions[action]?.type;
    found.set(rule.key, [...(found.get(rule.key) ?? []), said(path, type, reason)]);
  }
  return found;
}

/** What a rule names and is there no more is told of the value; what it never does, of the rule or the action. */
function said(path: string, action: string | null | undefined, reason: string): string {
  if (path.endsWith('.value')) return `${action ? `Its ${action}` : 'A condition'} counts for nothing: ${reason}.`;
  return action ? `Its ${action} ${reason}.` : `It ${reason}.`;
}
