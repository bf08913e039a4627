import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { companyQuery } from '@/api/cards';
import { searchQuery } from '@/api/search';
import { sentence } from '@/api/sentence';
import { useCommand } from '@/ui/commands';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { useOpeningFocus } from '@/ui/useOpeningFocus';
import { CompanyDocuments } from './CompanyDocuments';
import styles from './CompanyPane.module.css';
import { HitRow } from './HitRow';
import hitStyles from './Hits.module.css';
import { useNearHits } from './useNearHits';

const route = getRouteApi('/shell/search/companies/$id');

/** What is known of a company, the documents beside it, and the newest cards that name it. */
export function CompanyPane() {
  const { id } = route.useParams();
  const { close } = useNearHits(id);
  const read = useQuery(companyQuery(id));
  const company = read.data;
  const named = company ? `"${company.name}"` : '';
  const cards = useInfiniteQuery({
    ...searchQuery({ query: named, types: ['card'], mode: 'keyword' }, 10),
    enabled: company !== undefined,
  });
  const hits = company ? (cards.data?.pages[0]?.items ?? []) : [];
  const frame = useRef<HTMLElement>(null);
  useCommand('close', close, 1);
  useOpeningFocus(frame, id);
  return (
    <aside
      ref={frame}
      className={styles.pane}
      tabIndex={-1}
      aria-label={company ? `Company: ${company.name}` : 'Company'}
    >
      <header className={styles.bar}>
        <h2 className="clip" dir="auto">
          {company?.name ?? 'Company'}
        </h2>
        <Tooltip label="Close · Esc">
          <ActionIcon aria-label="Close the company" onClick={close}>
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </header>
      {read.isError ? (
        <ErrorState
          title="This company cannot be shown"
          message={sentence(read.error)}
          onRetry={() => void read.refetch()}
        />
      ) : !company ? (
        <LoadingState what="the company" rows={3} />
      ) : (
        <div className={styles.scroll}>
          <dl className={styles.facts}>
            <dt>Mail domains</dt>
            <dd>{company.domains.join(', ') || '–'}</dd>
            <dt>GSTIN</dt>
            <dd className="tabular">{company.gstins.join(', ') || '–'}</dd>
          </dl>
          <CompanyDocuments company={company} />
          <h3 className={styles.heading}>
            Cards
            <Link to="/search" search={(old) => ({ ...old, q: named, type: undefined, with: undefined })}>
              Everything that names it
            </Link>
          </h3>
          {hits.length === 0 ? (
            <p className={`${styles.none} meta`}>
              {cards.isPending ? 'Looking for its cards' : 'No card you may see names this company.'}
            </p>
          ) : (
            <ul className={hitStyles.rows}>
              {hits.map((hit) => (
                <li key={hit.id}>
                  <HitRow hit={hit} query={named} opened={false} alone={false} tellsMeaning={false} onOpen={() => {}} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </aside>
  );
}
