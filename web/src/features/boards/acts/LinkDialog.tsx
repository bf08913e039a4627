import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cardSearchQuery, companySearchQuery } from '@/api/cards';
import { Picker, type Option } from '@/ui/Picker';
import { tidySubject } from '../subject';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';

type To = { company_id: string } | { card_id: string };

export function LinkDialog({ cards, onClose }: DialogProps) {
  const { acts } = useActsHere();
  const card = cards[0]!;
  const [q, setQ] = useState('');
  const companies = useQuery({ ...companySearchQuery(q), placeholderData: (before) => before });
  const found = useQuery({ ...cardSearchQuery(q), enabled: q.trim() !== '', placeholderData: (before) => before });
  const options: Option<To>[] = [
    ...(companies.data ?? []).map((company) => ({
      key: company.id,
      label: company.name,
      value: { company_id: company.id },
      hint: 'company',
    })),
    ...(found.data ?? [])
      .filter((other) => other.id !== card.id)
      .map((other) => ({
        key: other.id,
        label: tidySubject(other.subject),
        value: { card_id: other.id },
        hint: 'card',
      })),
  ];
  return (
    <Picker
      title="Link this card with"
      placeholder="Company, or words of another card"
      empty="No company and no card answers to that."
      options={options}
      onSearch={setQ}
      busy={companies.isPending}
      onClose={onClose}
      onPick={(to) => {
        onClose();
        void acts.link(card, to);
      }}
    />
  );
}
