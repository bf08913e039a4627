import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { mailboxesQuery } from '@/api/mailboxes';
import { countersQuery, routerQuery, routerVersionsQuery, routing, type RouterView } from '@/api/router';
import { useSaving } from '@/api/useSaving';
import { count } from '@/ui/format';
import { toastDone } from '@/ui/toast';
import { differences, type Difference } from './differences';
import { bodyOf, draftOf, isChanged, type Draft } from './draft';
import { keptDraft } from './keptDraft';
import { rebased } from './rebased';

export interface Drafting {
  draft: Draft;
  changes: Difference[];
  edit: (change: (draft: Draft) => Draft) => void;
  discard: () => void;
  save: () => void;
  busy: boolean;
  /** What was refused and belongs to no rule. */
  problem: string | undefined;
  /** What is wrong with a rule by the last refusal, by paths within it; nothing once it was edited. */
  wrongOf: (key: string) => Record<string, string>;
  /** What somebody else saved while this draft was made. */
  newer: RouterView | undefined;
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
  const [held, setHeld] = useState(() => keptDraft.get(owner) ?? draftOf(saved));
  // Without changes there is nothing to lose: it follows what is saved.
  const changed = useMemo(() => isChanged(held), [held]);
  const follows = useMemo(() => draftOf(saved), [saved]);
  const draft = changed ? held : follows;
  const [sent, setSent] = useState<string[]>([]);
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const changes = useMemo(() => differences(draft.base, draft), [draft]);

  useEffect(() => keptDraft.set(owner, changed ? held : null), [owner, changed, held]);

  const saving = useSaving<RouterView>({
    send: () => {
      setSent(draft.rules.map((rule) => rule.key));
      setMended(new Set());
      return routing.save(bodyOf(draft), draft.base.version);
    },
    onSaved: (now) => {
      takeUp(now);
      setHeld(draftOf(now));
      const doubts = now.warnings.length > 0 ? ` ${count(now.warnings.length, 'warning')} to look at.` : '';
      toastDone(`The router was saved as version ${now.version}.${doubts}`);
    },
    onNewer: (newer) => client.setQueryData(routerQuery.queryKey, newer),
  });
  const newer = changed && saved.version > draft.base.version ? saved : undefined;

  return {
    draft,
    changes,
    edit: (change) => {
      const next = change(draft);
      const before = new Map(draft.rules.map((rule) => [rule.key, rule]));
      const touched = next.rules.filter((rule) => before.get(rule.key) !== rule).map((rule) => rule.key);
      if (touched.length > 0) setMended((old) => new Set([...old, ...touched]));
      setHeld(next);
    },
    discard: () => {
      setHeld(draftOf(saved));
      toastDone(`${count(changes.length, 'change')} discarded.`, () => setHeld(draft));
    },
    save: saving.save,
    busy: saving.busy,
    problem: newer ? undefined : (saving.problem ?? withoutRule(saving.wrong)),
    wrongOf: (key) => {
      const at = sent.indexOf(key);
      return at < 0 || mended.has(key) ? {} : within(saving.wrong, `rules[${at}].`);
    },
    newer,
    takeTheirs: () => setHeld(draftOf(saved)),
    putMineOnTop: () => setHeld(rebased(draft, saved)),
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

function withoutRule(wrong: Record<string, string>): string | undefined {
  return Object.entries(wrong).find(([path]) => !path.startsWith('rules['))?.[1];
}
