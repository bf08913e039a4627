import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mergeableQuery } from '@/api/cards';
import { Picker } from '@/ui/Picker';
import { tidySubject } from '../subject';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';

/** Merging takes the messages of this card into another of the same legal entity. */
export function MergeDialog({ cards, onClose }: DialogProps) {
  const { acts } = useActsHere();
  const card = cards[0]!;
  const [q, setQ] = useState('');
  const words = q.trim() || (card.company?.name ?? card.customer?.email ?? '');
  const found = useQuery({ ...mergeableQuery(card.id, words), placeholderData: (before) => before });
  // What is still being worked comes first.
  const others = (found.data ?? []).toSorted(
    (a, b) => Number(a.status === 'archived') - Number(b.status === 'archived'),
  );
  return (
    <Picker
      title={`Merge “${tidySubject(card.subject)}” into`}
      placeholder="Subject, sender or company of the other card"
      empty="No card that this one can be merged into answers to that."
      options={others.map((other) => ({
        key: other.id,
        label: tidySubject(other.subject),
        value: other,
        hint: [
          other.company?.name ?? other.customer?.name ?? other.customer?.email,
          other.status === 'archived' && 'archived',
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
      onSearch={setQ}
      busy={found.isPending}
      onClose={onClose}
      onPick={(into) => {
        onClose();
        void acts.merge(card, into);
      }}
    />
  );
}
