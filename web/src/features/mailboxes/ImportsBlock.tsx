import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { importsQuery } from '@/api/imports';
import type { Mailbox } from '@/api/mailboxes';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { Block } from '@/ui/Block';
import { ErrorState } from '@/ui/ErrorState';
import { number } from '@/ui/format';
import { LoadingState } from '@/ui/LoadingState';
import { MoreRows } from '@/ui/MoreRows';
import { Notice } from '@/ui/Notice';
import table from '@/ui/Table.module.css';
import { Time } from '@/ui/Time';
import { can } from './can';
import { DropZone } from './DropZone';
import { RunState } from './RunState';

const route = getRouteApi('/shell/mailboxes/$id');

/** Bringing mail in, and everything that was brought in before. */
export function ImportsBlock({ mailbox }: { mailbox: Mailbox }) {
  const me = useMe();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(importsQuery(mailbox.id));
  const runs = list.data?.pages.flatMap((page) => page.items);
  const may = can('import', me, mailbox);
  return (
    <>
      <Block title="Bring mail in">
        {may === true ? (
          <DropZone
            mailbox={mailbox.id}
            onDone={(received) => void navigate({ search: (old) => ({ ...old, run: received.import_id }) })}
          />
        ) : (
          <div style={{ padding: '0 16px 16px' }}>
            <Notice tone="grey">{may}</Notice>
          </div>
        )}
      </Block>
      <Block title="Imports" about="What was brought in, newest first. Each tells what became of every file.">
        {list.isError && !runs ? (
          <ErrorState
            title="The imports cannot be shown"
            message={sentence(list.error)}
            onRetry={() => void list.refetch()}
          />
        ) : !runs ? (
          <LoadingState what="imports" rows={3} />
        ) : runs.length === 0 ? (
          <p className="meta" style={{ margin: 0, padding: '0 16px 16px' }}>
            Nothing has been brought in yet.
          </p>
        ) : (
          <table className={`${table.table} ${table.list}`} style={{ borderTop: '1px solid var(--p-border)' }}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Started</th>
                <th scope="col">State</th>
                <th scope="col" className={table.number}>
                  Brought in
                </th>
                <th scope="col" className={table.number}>
                  Held already
                </th>
                <th scope="col" className={table.number}>
                  Refused
                </th>
                <th scope="col" className={table.number}>
                  Not mail
                </th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.id}>
                  <td>
                    <Link
                      to="/mailboxes/$id"
                      params={{ id: mailbox.id }}
                      search={(old) => ({ ...old, run: run.id })}
                      className={table.link}
                    >
                      {run.source}
                    </Link>
                  </td>
                  <td data-label="Started">
                    <Time at={run.started_at} />
                  </td>
                  <td data-label="State">
                    <RunState run={run} />
                  </td>
                  <td data-label="Brought in" className={table.number}>
                    {number(run.received)}
                  </td>
                  <td data-label="Held already" className={table.number}>
                    {number(run.duplicates)}
                  </td>
                  <td data-label="Refused" className={table.number}>
                    {number(run.rejected)}
                  </td>
                  <td data-label="Not mail" className={table.number}>
                    {number(run.skipped)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <MoreRows onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetching} />
      </Block>
    </>
  );
}
