import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { importQuery, manifestQuery, type ImportOutcome } from '@/api/imports';
import type { Mailbox } from '@/api/mailboxes';
import { sentence } from '@/api/sentence';
import { Block } from '@/ui/Block';
import { ErrorState } from '@/ui/ErrorState';
import { count, number } from '@/ui/format';
import { LoadingState } from '@/ui/LoadingState';
import { MoreRows } from '@/ui/MoreRows';
import { Notice } from '@/ui/Notice';
import { Time } from '@/ui/Time';
import chip from '@/ui/Toolbar.module.css';
import styles from './Mailbox.module.css';
import { ManifestTable } from './ManifestTable';
import { RunState } from './RunState';
import { outcomes } from './words';

const route = getRouteApi('/shell/mailboxes/$id');
const order: ImportOutcome[] = ['received', 'duplicate', 'rejected', 'skipped', 'opened'];

/** What an import brought, and what became of every file it met. */
export function ImportResult({ id, mailbox }: { id: string; mailbox: Mailbox }) {
  const { outcome } = route.useSearch();
  const navigate = route.useNavigate();
  const run = useQuery(importQuery(id));
  const manifest = useInfiniteQuery(manifestQuery(id, outcome));
  const items = manifest.data?.pages.flatMap((page) => page.items);
  if (run.isError)
    return (
      <ErrorState
        title="This import cannot be shown"
        message={sentence(run.error)}
        onRetry={() => void run.refetch()}
      />
    );
  if (!run.data) return <LoadingState what="the import" rows={4} />;
  const { source, state, started_at, error, received, duplicates, rejected, skipped } = run.data;
  const counts: Partial<Record<ImportOutcome, number>> = { received, duplicate: duplicates, rejected, skipped };
  const pick = (next: string | undefined) => void navigate({ search: (old) => ({ ...old, outcome: next }) });
  return (
    <>
      <Link
        to="/mailboxes/$id"
        params={{ id: mailbox.id }}
        search={(old) => ({ ...old, run: undefined, outcome: undefined })}
      >
        All imports of {mailbox.name}
      </Link>
      {state === 'failed' && <Notice tone="red">{error ?? 'The import broke off. What had come is kept.'}</Notice>}
      <Block
        title={source}
        about={
          <>
            Started <Time at={started_at} /> ·{' '}
            {state === 'running' ? `so far ${count(received, 'message')}` : `${count(received, 'message')} brought in`}
          </>
        }
        action={<RunState run={run.data} />}
      >
        <div className={styles.chips} role="toolbar" aria-label="Filter the files by what became of them">
          <button
            type="button"
            className={chip.chip}
            data-set={!outcome || undefined}
            aria-pressed={!outcome}
            onClick={() => pick(undefined)}
          >
            Every file
          </button>
          {order.map((key) => (
            <button
              key={key}
              type="button"
              className={chip.chip}
              data-set={outcome === key || undefined}
              aria-pressed={outcome === key}
              onClick={() => pick(key)}
            >
              {outcomes[key]}
              {counts[key] !== undefined && <span className="tabular">{number(counts[key])}</span>}
            </button>
          ))}
        </div>
        {manifest.isError && !items ? (
          <ErrorState
            title="The files cannot be shown"
            message={sentence(manifest.error)}
            onRetry={() => void manifest.refetch()}
          />
        ) : !items ? (
          <LoadingState what="files" rows={6} />
        ) : items.length === 0 ? (
          <p className="meta" style={{ margin: 0, padding: '4px 16px 16px' }}>
            {outcome ? 'No file ended so.' : 'No file has been met yet.'}
          </p>
        ) : (
          <ManifestTable items={items} />
        )}
        <MoreRows
          onMore={manifest.hasNextPage ? () => void manifest.fetchNextPage() : undefined}
          busy={manifest.isFetching}
        />
      </Block>
    </>
  );
}
