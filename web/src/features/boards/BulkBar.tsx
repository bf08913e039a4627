import { Button, Tooltip } from '@mantine/core';
import { useMe } from '@/api/session';
import type { Card } from '@/api/types';
import { count } from '@/ui/format';
import { useActsHere } from './acts/ActsContext';
import styles from '@/ui/Toolbar.module.css';
import { canAny, type CardAct } from './can';

const questions = [
  ['assign', 'Assign'],
  ['priority', 'Priority'],
  ['tag', 'Tags'],
  ['snooze', 'Snooze'],
  ['move', 'Move'],
] as const;

/** In the place of the filters while cards are selected: one act for all of them. */
export function BulkBar({ cards, onClear }: { cards: Card[]; onClear: () => void }) {
  const { acts, ask } = useActsHere();
  const me = useMe();
  const button = (act: CardAct, label: string, run: () => void) => {
    const may = canAny(act, me, cards);
    return (
      <Tooltip key={act} label={may} disabled={may === true}>
        <Button
          variant="default"
          size="compact-sm"
          fz={12}
          aria-disabled={may !== true}
          data-disabled={may !== true || undefined}
          onClick={may === true ? run : undefined}
        >
          {label}
        </Button>
      </Tooltip>
    );
  };
  return (
    <div className={`${styles.toolbar} ${styles.selecting} strip`} role="toolbar" aria-label="Selected cards">
      <strong style={{ fontWeight: 600, marginRight: 8 }} className="tabular" role="status">
        {count(cards.length, 'card')} selected
      </strong>
      {questions.map(([question, label]) => button(question, label, () => ask(question, cards)))}
      {button('archive', `Archive ${count(cards.length, 'card')}`, () => void acts.archive(cards))}
      <span className={styles.rest} />
      <Button variant="subtle" color="gray" size="compact-sm" fz={12} onClick={onClear}>
        Clear selection
      </Button>
    </div>
  );
}
