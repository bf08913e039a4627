import { useDebouncedValue } from '@mantine/hooks';
import { IconBuilding } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useStreams } from '@/api/boards';
import { cardSearchQuery, companySearchQuery } from '@/api/cards';
import type { DocumentItem } from '@/api/documents';
import type { SharedWith } from '@/api/sharing';
import { Picker, type Option } from '@/ui/Picker';
import { StreamDot } from '@/ui/StreamDot';

interface Props {
  document: Pick<DocumentItem, 'entity_id'>;
  /** With what it is shared already. */
  without: string[];
  onPick: (other: SharedWith) => void;
  onClose: () => void;
}

const rest = 120;

/** Finds a card or a company to share a document with; cards of another legal entity are none, for their people may not see it. */
export function SharePicker({ document, without, onPick, onClose }: Props) {
  const streams = useStreams();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), rest);
  const companies = useQuery({ ...companySearchQuery(q), placeholderData: (before) => before });
  const cards = useQuery({ ...cardSearchQuery(q), placeholderData: (before) => before });
  const streamWord = (key: string) => streams.find((one) => one.key === key)?.name ?? key;
  const ofCards: Option<SharedWith>[] = (cards.data ?? [])
    .filter(({ entity_id }) => document.entity_id === null || entity_id === document.entity_id)
    .map(({ id, subject, stream, company, customer }) => ({
      key: id,
      label: subject || '(no subject)',
      value: { type: 'card', id, title: subject || '(no subject)' },
      left: <StreamDot stream={stream} />,
      hint: [company?.name ?? customer?.name ?? customer?.email, streamWord(stream)].filter(Boolean).join(' · '),
    }));
  const ofCompanies: Option<SharedWith>[] = (companies.data ?? []).map(({ id, name }) => ({
    key: id,
    label: name,
    value: { type: 'company', id, title: name },
    left: <IconBuilding size={14} stroke={1.5} aria-hidden="true" color="var(--p-meta)" />,
    hint: 'Company',
  }));
  // Who types the name of a company also finds all its cards; before anything is typed the newest cards are likelier.
  const options = (q ? [...ofCompanies, ...ofCards] : [...ofCards, ...ofCompanies]).filter(
    ({ key }) => !without.includes(key),
  );
  return (
    <Picker
      title="Share it with"
      placeholder="Words of a card, or the name of a company"
      empty="No card of its legal entity and no company answers to that."
      options={options}
      onSearch={setText}
      busy={q !== text.trim() || companies.isFetching || cards.isFetching}
      onClose={onClose}
      onPick={onPick}
    />
  );
}
