import { useInfiniteQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { documentsQuery } from '@/api/documents';
import { useKindWord } from '@/api/kinds';
import { searchQuery } from '@/api/search';
import { shortTime } from '@/ui/format';
import { Picker, type Option } from '@/ui/Picker';

export interface Picked {
  id: string;
  filename: string;
}

interface Props {
  title: string;
  /** Documents of this legal entity and of the whole group; of any, when there is none. */
  entity?: string;
  /** Those that stand there already. */
  without: string[];
  onPick: (document: Picked) => void;
  onClose: () => void;
}

/** As long as letters come faster than this, nothing is asked. */
const rest = 120;
const most = 20;

/** Finds a document by its name and what stands in it; before anything is typed the newest are offered. */
export function DocumentPicker({ title, entity, without, onPick, onClose }: Props) {
  const kindWord = useKindWord();
  const [text, setText] = useState('');
  const [words] = useDebouncedValue(text.trim(), rest);
  const newest = useInfiniteQuery({ ...documentsQuery({}), enabled: words === '' });
  const found = useInfiniteQuery({
    ...searchQuery({ query: words, types: ['document'] }, most * 2),
    enabled: words !== '',
  });
  const items = words
    ? (found.data?.pages[0]?.items ?? []).map((hit) => ({ ...hit, filename: hit.title, came: hit.at }))
    : (newest.data?.pages[0]?.items ?? []).map((item) => ({ ...item, came: item.created_at }));
  const options: Option<Picked>[] = items
    .filter(({ id, entity_id }) => !without.includes(id) && (!entity || entity_id === null || entity_id === entity))
    .slice(0, most)
    .map(({ id, filename, doc_type, came }) => ({
      key: id,
      label: filename,
      value: { id, filename },
      hint: [doc_type && kindWord(doc_type), came && shortTime(came)].filter(Boolean).join(' · '),
    }));
  return (
    <Picker
      title={title}
      placeholder="Name of the document, or words in it"
      empty={words ? 'No document that can stand here answers to that.' : 'There is no document to add.'}
      options={options}
      onSearch={setText}
      busy={words !== text.trim() || (words === '' ? newest.isPending : found.isFetching)}
      onClose={onClose}
      onPick={onPick}
    />
  );
}
