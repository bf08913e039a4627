import { IconArrowRight } from '@tabler/icons-react';
import type { Move } from '@/api/router';
import { number } from '@/ui/format';
import toolbar from '@/ui/Toolbar.module.css';
import { Destination } from './Destination';
import styles from './Preview.module.css';
import type { Names } from './tell';

export type Way = Pick<Move, 'from' | 'to'>;

interface Props {
  moves: Move[];
  names: Names;
  chosen: Way | null;
  onChoose: (way: Way | null) => void;
}

/** The ways that messages would take, as filters of the list below. */
export function PreviewMoves({ moves, names, chosen, onChoose }: Props) {
  if (moves.length === 0) return null;
  return (
    <div className={styles.moves} role="toolbar" aria-label="Filter by move">
      {moves.map(({ from, to, count }) => {
        const on = chosen?.from === from && chosen.to === to;
        return (
          <button
            key={`${from} ${to}`}
            type="button"
            className={toolbar.chip}
            data-set={on || undefined}
            aria-pressed={on}
            onClick={() => onChoose(on ? null : { from, to })}
          >
            <Destination to={from} names={names} />
            <IconArrowRight size={12} stroke={1.75} role="img" aria-label="to" />
            <Destination to={to} names={names} />
            <span className="tabular">{number(count)}</span>
          </button>
        );
      })}
    </div>
  );
}
