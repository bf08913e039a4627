import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { showCard } from '@/api/act';
import { classifier } from '@/api/classification';
import { sentence } from '@/api/sentence';
import type { Card } from '@/api/types';
import { rememberAct, undoAct } from '@/api/undo';
import { toastFailed } from '@/ui/toast';

/** An answer on its way or there; a question that was skipped has no act. */
interface Done {
  card: string;
  act?: Promise<string | null>;
}

export interface Questions {
  /** The one that is asked; the next is known already. */
  now: Card | undefined;
  next: Card | undefined;
  left: number;
  answered: number;
  answer: (stream: string) => void;
  skip: () => void;
  /** Takes the last answer back, or the last skip, and asks again. */
  back: (() => void) | null;
}

/**
 * Questions one at a time, in the order in which they came: what is asked does not change under the hand while the server
 * thinks of others. An answer counts at once, and is asked again when the server refuses it.
 */
export function useQuestions(offered: Card[]): Questions {
  const client = useQueryClient();
  const [seen, setSeen] = useState<Card[]>(offered);
  const [done, setDone] = useState<Done[]>([]);
  const [returned, setReturned] = useState<string>();
  const pressed = useRef<string | undefined>(undefined);

  const fresh = offered.filter((card) => !seen.some(({ id }) => id === card.id));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const open = seen.filter(
    ({ id }) => !done.some((one) => one.card === id) && (id === returned || offered.some((one) => one.id === id)),
  );
  const now = open[0];

  const again = (card: string) => {
    setReturned(card);
    setDone((old) => old.filter((one) => one.card !== card));
    pressed.current = undefined;
  };
  const refresh = () => client.invalidateQueries({ queryKey: ['classification'] });

  async function send(card: Card, stream: string): Promise<string | null> {
    try {
      const result = await classifier.confirm(card.id, stream);
      showCard(client, result);
      if (result.activity_id) rememberAct(result.activity_id);
      return result.activity_id;
    } catch (error) {
      again(card.id);
      toastFailed(`“${card.subject}” was not answered. ${sentence(error)}`);
      return null;
    } finally {
      void refresh();
    }
  }

  /** Each question once, however fast the keys come. */
  function finish(act?: (card: Card) => Promise<string | null>) {
    if (!now || pressed.current === now.id) return;
    pressed.current = now.id;
    const sent = act?.(now);
    setDone((old) => [...old, { card: now.id, act: sent }]);
  }

  async function back(last: Done) {
    again(last.card);
    const activity = await last.act;
    if (!activity) return;
    try {
      await undoAct(client, activity);
    } catch (error) {
      setDone((old) => [...old, last]);
      toastFailed(sentence(error));
    } finally {
      void refresh();
    }
  }

  const last = done.at(-1);
  return {
    now,
    next: open[1],
    left: open.length,
    answered: done.filter((one) => one.act).length,
    answer: (stream) => finish((card) => send(card, stream)),
    skip: () => finish(),
    back: last ? () => void back(last) : null,
  };
}
