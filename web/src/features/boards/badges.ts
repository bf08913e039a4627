import type { Card } from '@/api/types';
import { percent, shortTime } from '@/ui/format';
import { likeliest } from './suggested';

export interface BadgeSaid {
  key: string;
  label: string;
  tone?: 'amber' | 'red' | 'blue';
  why?: string;
  /** The key of the board that is likeliest, or `noise`, where nobody was sure. */
  likely?: string;
}

const words: Record<string, Omit<BadgeSaid, 'key'>> = {
  duplicate: { label: 'possible duplicate', tone: 'amber', why: 'Another card looks like the same matter' },
  sample: { label: 'sample', tone: 'blue', why: 'A sample is asked for' },
  spoof: { label: 'spoof warning', tone: 'red', why: 'The sender may not be who the name says' },
  bounced: { label: 'bounced', tone: 'red', why: 'A mail of ours on this card could not be delivered' },
};

/** Below this, what the language model said was likely rather than certain; the others place nothing that they are not sure of. */
const sure = 0.75;

function unsure(card: Card): BadgeSaid | null {
  const judged = card.classification;
  if (!judged) return null;
  const likely = likeliest(card) ?? undefined;
  if (!likely && !(judged.decided_by === 'llm' && judged.confidence < sure)) return null;
  const share = judged.confidence > 0 ? ` ${percent(judged.confidence)}` : '';
  return { key: 'unsure', label: `unsure${share}`, why: judged.reasons.join(' · '), likely };
}

/** Only what is out of the ordinary; most cards say nothing. */
export function badgesOf(card: Card): BadgeSaid[] {
  const said: BadgeSaid[] = [];
  for (const badge of card.badges) {
    const known = words[badge] ?? { label: badge.replaceAll('_', ' ') };
    const why =
      badge === 'spoof' && card.sender_check?.reasons.length ? card.sender_check.reasons.join(' · ') : known.why;
    said.push({ key: badge, ...known, why });
  }
  const doubt = unsure(card);
  if (doubt) said.push(doubt);
  if (card.sync?.state === 'failed') said.push({ key: 'sync', label: 'sync failed', tone: 'red' });
  if (card.status === 'snoozed' && card.snoozed_until)
    said.push({ key: 'snoozed', label: `snoozed until ${shortTime(card.snoozed_until)}` });
  if (card.status === 'archived') said.push({ key: 'archived', label: 'archived' });
  return said;
}
