import { Button, Tooltip } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useStreams } from '@/api/boards';
import { useMe } from '@/api/session';
import type { Card } from '@/api/types';
import { percent } from '@/ui/format';
import { useActsHere } from '../acts/ActsContext';
import { can } from '../can';
import { intentWord } from '../intents';
import { suggestedAct, suggestedFor } from '../suggested';
import styles from './Drawer.module.css';

/** Asks where a card belongs that Pebble was not sure of: one key says yes. */
export function UnsureNotice({ card }: { card: Card }) {
  const { acts, ask } = useActsHere();
  const may = can('move', useMe(), card);
  const suggested = suggestedFor(card, useStreams());
  const judged = card.classification;
  if (!suggested || !judged) return null;
  const what = suggested.to === 'noise' ? 'noise' : suggested.stream.name;
  const intent = judged.intent ? ` (${intentWord(judged.intent)})` : '';
  const act = suggestedAct(suggested);
  return (
    <div className={`${styles.notice} ${styles.unsure}`} role="group" aria-label="Where does this belong?">
      <IconHelpCircle size={16} stroke={1.75} aria-hidden="true" style={{ flex: 'none' }} />
      <span>
        Unsure: {what}
        {intent}
        {judged.confidence > 0 && `, ${percent(judged.confidence)}`}.{' '}
        {may === true && <span className="meta">Pebble remembers your answer.</span>}
      </span>
      <Tooltip label={may === true ? `${act} · Y` : may}>
        <Button
          variant="light"
          size="compact-xs"
          aria-disabled={may !== true}
          data-disabled={may !== true || undefined}
          onClick={() => {
            if (may === true) void acts.follow([card]);
          }}
        >
          {act}
        </Button>
      </Tooltip>
      {may === true && (
        <Tooltip label="To another board · ⇧1–9">
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => ask('move', [card])}>
            Elsewhere
          </Button>
        </Tooltip>
      )}
    </div>
  );
}
