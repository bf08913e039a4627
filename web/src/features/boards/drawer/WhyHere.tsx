import { Popover } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { Card, DecidedBy } from '@/api/types';
import { percent } from '@/ui/format';
import styles from './Drawer.module.css';

const deciders: Record<DecidedBy, string> = {
  rule: 'A rule decided',
  memory: 'Like messages that people placed before',
  model: 'The trained model decided',
  llm: 'The language model decided',
  person: 'A person decided',
};

/** Who placed the card on this board, and from what. */
export function WhyHere({ card }: { card: Card }) {
  const judged = card.classification;
  return (
    <Popover width={320} position="bottom-start">
      <Popover.Target>
        <button type="button" className={`${styles.chip} ${styles.unset}`}>
          <IconHelpCircle size={14} stroke={1.75} aria-hidden="true" /> Why here
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
              {deciders[judged.decided_by]}
              {judged.decided_by !== 'person' && judged.confidence > 0 && `, ${percent(judged.confidence)} sure`}
            </p>
            {judged.intent && (
              <p className="meta" style={{ margin: '0 0 4px' }}>
                Intent: {judged.intent.replaceAll('_', ' ')}
              </p>
            )}
            <ul style={{ margin: 0, paddingLeft: 16 }}>
              {judged.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
