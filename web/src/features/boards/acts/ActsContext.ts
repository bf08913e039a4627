import { createContext, useContext } from 'react';
import type { Card } from '@/api/types';
import type { Acts } from './useActs';

/** A choice that an act needs first. */
export type Question = 'assign' | 'priority' | 'tag' | 'entity' | 'snooze' | 'move' | 'merge' | 'link';

export interface ActsHere {
  acts: Acts;
  /** Asks in a dialog, then acts on the cards. */
  ask: (question: Question, cards: Card[]) => void;
}

export const ActsContext = createContext<ActsHere | null>(null);

export function useActsHere(): ActsHere {
  const here = useContext(ActsContext);
  if (!here) throw new Error('no ActsProvider above');
  return here;
}
