import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { moved, type DraftRule } from './draft';

interface Carry {
  key: string;
  to: number;
}

/** How far each key carries: ten at once where there are many rules, and to both ends. */
const steps: Record<string, number> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};

/** A rule in the hand by keyboard, as on the boards: Space picks up and drops, arrows carry, Escape puts back. */
export function useRuleCarry(rules: DraftRule[], onMoved: (key: string, to: number) => void) {
  const [carry, setCarry] = useState<Carry | null>(null);
  const shown = carry ? moved(rules, carry.key, carry.to) : rules;

  // A press elsewhere lets go of it, and it stays where it was.
  useEffect(() => {
    if (!carry) return;
    const letGo = () => setCarry(null);
    document.addEventListener('pointerdown', letGo);
    return () => document.removeEventListener('pointerdown', letGo);
  }, [carry]);

  function onKeyDown(event: KeyboardEvent, rule: DraftRule) {
    const name = rule.name || 'Rule without a name';
    const place = (to: number) => `place ${to + 1} of ${rules.length}`;
    const mine = carry?.key === rule.key ? carry : null;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (!mine) {
      if (event.key !== ' ') return;
      done();
      const to = rules.findIndex((one) => one.key === rule.key);
      setCarry({ key: rule.key, to });
      announce(`Picked up ${name}, ${place(to)}. Arrows carry it, Space drops it, Escape puts it back.`);
    } else if (steps[event.key] !== undefined) {
      done();
      const to = Math.min(rules.length - 1, Math.max(0, mine.to + steps[event.key]!));
      setCarry({ ...mine, to });
      announce(`${name}, ${place(to)}`);
    } else if (event.key === ' ' || event.key === 'Enter' || event.key === 'Tab') {
      if (event.key !== 'Tab') done();
      setCarry(null);
      onMoved(rule.key, mine.to);
      announce(`Dropped ${name}, ${place(mine.to)}`);
    } else if (event.key === 'Escape') {
      done();
      setCarry(null);
      announce(`Put back ${name}`);
    }
  }

  return { shown, carried: carry?.key ?? null, onKeyDown };
}
