import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { recentSearches } from '@/api/recentSearches';
import { searchQuery } from '@/api/search';
import { useMe } from '@/api/session';
import { marked, runsOf } from '@/features/search/fragments';
import { groupsOf } from '@/features/search/groups';
import { isByMeaning } from '@/features/search/MeaningMark';
import { homeOf } from '@/features/search/openings';
import { Runs } from '@/features/search/Runs';
import { typeWords } from '@/features/search/words';
import { number } from '@/ui/format';
import { Time } from '@/ui/Time';
import type { PaletteGroup } from './rows';

const most = 4;

/** What is found by the words, as rows; and how the search stands. */
export function useHitRows(words: string) {
  const me = useMe();
  const navigate = useNavigate();
  const { entity } = useSearch({ strict: false });
  const found = useInfiniteQuery({
    ...searchQuery({ query: words, filters: { entity_id: entity } }, 20),
    enabled: words !== '',
  });
  const answer = words ? found.data?.pages[0] : undefined;
  const groups: PaletteGroup[] = answer
    ? groupsOf(answer, most)
        .filter(({ hits }) => hits.length > 0)
        .map(({ type, hits, total }) => {
          const { many, icon: Icon } = typeWords[type];
          return {
            name: many,
            count: number(total),
            rows: hits.map((hit) => ({
              key: hit.id,
              label: hit.title ? <Runs runs={marked(hit.title, words)} /> : '(no subject)',
              about: (
                <>
                  {isByMeaning(hit, words) && 'by meaning · '}
                  {hit.who && `${hit.who} · `}
                  <Runs runs={runsOf(hit.highlights[0] ?? '')} />
                </>
              ),
              left: <Icon size={16} stroke={1.5} />,
              right: <Time at={hit.at} />,
              run: () => {
                recentSearches.add(me?.id, words);
                void navigate(homeOf(hit));
              },
            })),
          };
        })
    : [];
  return { groups, total: answer?.total, error: words ? found.error : null, waits: words !== '' && found.isFetching };
}
