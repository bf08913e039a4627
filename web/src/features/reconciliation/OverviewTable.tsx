import { IconAlertTriangle, IconCircleCheck, IconLoader2, IconMinus } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Mailbox } from '@/api/mailboxes';
import type { Report } from '@/api/reconciliation';
import { sentence } from '@/api/sentence';
import { number } from '@/ui/format';
import { State } from '@/ui/State';
import table from '@/ui/Table.module.css';
import { Time } from '@/ui/Time';
import styles from './Reconciliation.module.css';
import { ledgerOf, order } from './ledger';
import { dispositions } from './words';

interface Row {
  mailbox: Mailbox;
  compared: UseQueryResult<Report>;
}

function Verdict({ compared }: { compared: UseQueryResult<Report> }) {
  const report = compared.data;
  if (compared.isError && !report)
    return (
      <State tone="red" icon={IconAlertTriangle} why={sentence(compared.error)}>
        Not compared
      </State>
    );
  if (!report)
    return (
      <State tone="grey" icon={IconLoader2}>
        Comparing
      </State>
    );
  if (report.missing_count > 0)
    return (
      <State tone="red" icon={IconAlertTriangle}>
        {`${number(report.missing_count)} missing`}
      </State>
    );
  return report.source_count === 0 ? (
    <State tone="grey" icon={IconMinus}>
      No mail yet
    </State>
  ) : (
    <State tone="green" icon={IconCircleCheck}>
      Complete
    </State>
  );
}

/** A zero is there to be seen, not to be read. */
function Figure({ label, value, sum }: { label: string; value: number | undefined; sum?: boolean }) {
  return (
    <td data-label={label} className={`${table.number} ${sum ? table.name : ''}`} data-zero={value === 0 || undefined}>
      {value !== undefined && number(value)}
    </td>
  );
}

/** A line a mailbox, and their sum. */
export function OverviewTable({ rows }: { rows: Row[] }) {
  const reports = rows.flatMap((row) => row.compared.data ?? []);
  const total = (of: (report: Report) => number) => reports.reduce((sum, report) => sum + of(report), 0);
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.list} ${styles.overview}`}>
        <thead>
          <tr>
            <th scope="col">Mailbox</th>
            <th scope="col">State</th>
            <th scope="col" className={table.number}>
              At the source
            </th>
            <th scope="col" className={table.number}>
              Held
            </th>
            {order.map((disposition) => (
              <th key={disposition} scope="col" className={table.number}>
                {dispositions[disposition]}
              </th>
            ))}
            <th scope="col" className={table.number}>
              Further copies
            </th>
            <th scope="col">As of</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ mailbox, compared }) => (
            <tr key={mailbox.id}>
              <td>
                <div>
                  <Link to="/mailboxes/$id/reconciliation" params={{ id: mailbox.id }} className={table.link}>
                    {mailbox.name}
                  </Link>
                  <div className={table.sub}>{mailbox.address}</div>
                </div>
              </td>
              <td data-label="State">
                <Verdict compared={compared} />
              </td>
              <Figure label="At the source" value={compared.data && compared.data.source_count} />
              <Figure label="Held" value={compared.data && compared.data.held_count} />
              {order.map((disposition) => (
                <Figure
                  key={disposition}
                  label={dispositions[disposition]}
                  value={compared.data && (compared.data.by_disposition[disposition] ?? 0)}
                />
              ))}
              <Figure label="Further copies" value={compared.data && ledgerOf(compared.data).copies} />
              <td data-label="As of" className="meta">
                <Time at={compared.data?.at} />
              </td>
            </tr>
          ))}
        </tbody>
        {reports.length > 1 && (
          <tfoot>
            <tr>
              <td className={table.name}>
                {reports.length < rows.length ? 'All that were compared' : 'All mailboxes'}
              </td>
              <td />
              <Figure sum label="At the source" value={total((report) => report.source_count)} />
              <Figure sum label="Held" value={total((report) => report.held_count)} />
              {order.map((disposition) => (
                <Figure
                  sum
                  key={disposition}
                  label={dispositions[disposition]}
                  value={total((report) => report.by_disposition[disposition] ?? 0)}
                />
              ))}
              <Figure sum label="Further copies" value={total((report) => ledgerOf(report).copies)} />
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
