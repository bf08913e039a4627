import { Button } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { EmptyState } from '@/ui/EmptyState';
import { isNarrowed, wide, type SearchSearch } from './search';
import { typeWords } from './words';
import type { HitType } from '@/api/search';

interface Props {
  search: SearchSearch;
  /** Of the other types something was found. */
  elsewhere: number;
  onChange: (change: Partial<SearchSearch>) => void;
}

/** Why nothing was found, and what would find more. */
export function NothingFound({ search, elsewhere, onChange }: Props) {
  const what = search.type ? typeWords[search.type as HitType].many.toLowerCase() : 'nothing';
  const title = search.type
    ? `No ${what} ${search.q ? `answer to “${search.q}”` : 'fit these filters'}`
    : search.q
      ? `Nothing answers to “${search.q}”`
      : 'Nothing fits these filters';
  const offer = isNarrowed(search)
    ? { words: 'Search without the filters', change: { ...wide, type: search.type } }
    : search.type && elsewhere > 0
      ? { words: 'Search everything', change: { type: undefined } }
      : search.mode
        ? { words: 'Find by words and meaning', change: { mode: undefined } }
        : search.q && /["“”„]/.test(search.q)
          ? { words: 'Search without quotation marks', change: { q: search.q.replace(/["“”„]/g, ' ').trim() } }
          : null;
  return (
    <EmptyState
      icon={<IconSearchOff size={24} stroke={1.5} />}
      title={title}
      action={
        offer && (
          <Button variant="default" onClick={() => onChange(offer.change)}>
            {offer.words}
          </Button>
        )
      }
    >
      {offer
        ? 'There may be more without it.'
        : 'Try fewer words, or only the beginning of one. Only what you may see is searched.'}
    </EmptyState>
  );
}
