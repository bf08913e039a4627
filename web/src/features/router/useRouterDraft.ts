import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { mailboxesQuery } from '@/api/mailboxes';
import { countersQuery, routerQuery, routerVersionsQuery, routing, type RouterView } from '@/api/router';
import { useSaving } from '@/api/useSaving';
import { count } from '@/ui/format';
import { toastDone } from '@/ui/toast';
import { differences, type Difference } from './differences';
import { bodyOf, draftOf, isChanged, type Draft, type DraftRule } from './draft';
import { keptDraft, useKeptDraft } from './keptDraft';
import { rebased } from './rebased';

export interface Drafting {
  draft: Draft;
  changes: Difference[];
  edit: (change: (draft: Draft) => Draft) => void;
  discard: () => void;
  save: () => void;
  busy: boolean;
  /** What was refused, as far as it is not said at a rule; and where to look for the rest. */
  problem: string | undefined;
  /** What is wrong with a rule by the last refusal, by paths within it; nothing once it was edited. */
  wrongOf: (key: string) => Record<string, string>;
  /** What somebody else saved while this draft was made. */
  newer: RouterView | undefined;
  /** The version because of which a save was refused. */
  refusedFor: number | undefined;
  takeTheirs: () => void;
  putMineOnTop: () => void;
}

/** What others show of the router is asked for again. */
export function useTakeUp(): (saved: RouterView) => void {
  const client = useQueryClient();
  return (saved) => {
    client.setQueryData(routerQuery.queryKey, saved);
    for (const { queryKey } of [routerVersionsQuery, countersQuery, mailboxesQuery])
      void client.invalidateQueries({ queryKey });
  };
}

/** The router while it is edited. The draft outlives leaving the screen and reloading it, until it is saved or discarded. */
export function useRouterDraft(saved: RouterView, owner: string): Drafting {
  const takeUp = useTakeUp();
  const client = useQueryClient();
  const held = useKeptDraft(owner);
  const follows = useMemo(() => draftOf(saved), [saved]);
  const draft = held ?? follows;
  const [refusedFor, setRefusedFor] = useState<number>();
  const [sent, setSent] = useState<string[]>([]);
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const changes = useMemo(() => differences(draft.base, draft), [draft]);

  /** Without changes there is nothing to keep: the screen then follows what is saved. */
  const keep = (next: Draft | null) => keptDraft.set(owner, next && isChanged(next) ? next : null);

  const saving = useSaving<RouterView>({
    send: () => {
      setSent(draft.rules.map((rule) => rule.key));
      setMended(new Set());
      return routing.save(bodyOf(draft), draft.base.version);
    },
    onSaved: (now) => {
      takeUp(now);
      keep(null);
      const doubts = now.warnings.length > 0 ? ` ${count(now.warnings.length, 'warning')} to look at.` : '';
      toastDone(`The router was saved as version ${now.version}.${doubts}`);
    },
    onNewer: (newer) => {
      client.setQueryData(routerQuery.queryKey, newer);
      setRefusedFor(newer.version);
    },
  });
  const newer = held && saved.version > draft.base.version ? saved : undefined;

  function wrongOf(key: string): Record<string, string> {
    const at = sent.indexOf(key);
    return at < 0 || mended.has(key) ? {} : within(saving.wrong, `rules[${at}].`);
  }
  const faulty = draft.rules.filter(({ key }) => Object.keys(wrongOf(key)).length > 0);

  return {
    draft,
    changes,
    edit: (change) => {
      // The newest one, also for an undo that was offered before the last change.
      const newest = keptDraft.get(owner) ?? draftOf(client.getQueryData(routerQuery.queryKey) ?? saved);
      const next = change(newest);
      const before = new Map(newest.rules.map((rule) => [rule.key, rule]));
      const touched = next.rules.filter((rule) => before.get(rule.key) !== rule).map((rule) => rule.key);
      if (touched.length > 0) setMended((old) => new Set([...old, ...touched]));
      keep(next);
    },
    discard: () => {
      keep(null);
      toastDone(`${count(changes.length, 'change')} discarded.`, () => keep(draft));
    },
    save: saving.save,
    busy: saving.busy,
    problem: newer ? undefined : (saving.problem ?? withoutRule(saving.wrong) ?? toMend(faulty)),
    wrongOf,
    newer,
    refusedFor,
    takeTheirs: () => keep(null),
    putMineOnTop: () => keep(rebased(draft, saved)),
  };
}

/** The fields below a path, by the rest of theirs. */
export function within(wrong: Record<string, string>, path: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wrong).flatMap(([field, reason]) =>
      field.startsWith(path) ? [[field.slice(path.length), reason]] : [],
    ),
  );
}

function toMend(rules: DraftRule[]): string | undefined {
  if (rules.length === 0) return undefined;
  const named = rules.slice(0, 3).map(({ name }) => `“${name}”`);
  const more = rules.length > 3 ? ` and ${rules.length - 3} more` : '';
  return `Nothing was saved: there is something to mend in ${named.join(', ')}${more}.`;
}

function withoutRule(wrong: Record<string, string>): string | undefined {
  return Object.entries(wrong).find(([path]) => !path.startsWith('rules['))?.[1];
}
