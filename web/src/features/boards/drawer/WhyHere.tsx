import { Popover } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { Card, DecidedBy } from '@/api/types';
import { percent } from '@/ui/format';
import { usePopover } from '@/ui/usePopover';
import { badgesOf } from '../badges';
import { intentWord } from '../intents';
import styles from './Drawer.module.css';

const deciders: Record<DecidedBy, string> = {
  rule: 'A rule decided',
  memory: 'Like messages that people placed before',
  model: 'The trained model decided',
  llm: 'The language model decided',
  person: 'A person decided',
};

const unsure: Partial<Record<DecidedBy, string>> = {
  memory: 'People left messages like this open',
  model: 'The trained model was not sure',
  llm: 'The language model was not sure',
};

/** Who placed the card on this board, and from what; how sure it was only where it was not. */
export function WhyHere({ card }: { card: Card }) {
  const judged = card.classification;
  const { popover, target } = usePopover();
  const doubt = badgesOf(card).some((said) => said.key === 'unsure');
  return (
    <Popover width={320} position="bottom-start" {...popover}>
      <Popover.Target>
        <button type="button" className={`${styles.chip} ${styles.unset}`} {...target}>
          <IconHelpCircle size={14} stroke={1.75} aria-hidden="true" /> Why here?
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {!judged ? (
          <p className="meta" style={{ margin: 0 }}>
            Nobody has judged this card yet. It stays where its mailbox puts it.
          </p>
        ) : (
          <>
            <p style={{ margin: '0 0 4px', fontWeight: 600 }}>
              {(doubt && unsure[judged.decided_by]) || deciders[judged.decided_by]}
              {doubt && judged.confidence > 0 && `: ${percent(judged.confidence)}`}
            </p>
            {judged.intent && (
              <p className="meta" style={{ margin: '0 0 4px' }}>
                Intent: {intentWord(judged.intent)}
              </p>
            )}
            <ul style={{ margin: 0, paddingLeft: 16 }}>
              {judged.reasons.map((reason) => (
                <li key={reason} dir="auto">
                  {reason}
                </li>
              ))}
            </ul>
            {judged.decided_by === 'person' && (
              <p className="meta" style={{ margin: '4px 0 0' }}>
                Pebble remembers this for mail like it.
              </p>
            )}
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
