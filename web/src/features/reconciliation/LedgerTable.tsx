import { Link } from '@tanstack/react-router';
import type { Mailbox } from '@/api/mailboxes';
import type { Report } from '@/api/reconciliation';
import { number } from '@/ui/format';
import { ledgerOf } from './ledger';
import styles from './Reconciliation.module.css';
import { dispositions, sourceWord } from './words';

/** Two sums side by side that come to the same number. */
export function LedgerTable({ mailbox, report }: { mailbox: Mailbox; report: Report }) {
  const ledger = ledgerOf(report);
  const biggest = Math.max(1, ...ledger.messages.map((one) => one.count), ledger.copies);
  return (
    <div className={styles.ledgers}>
      <table className={styles.ledger}>
        <caption>Source and Pebble</caption>
        <tbody>
          <tr>
            <th scope="row">{sourceWord(mailbox)}</th>
            <td className="tabular">{number(report.source_count)}</td>
          </tr>
          <tr>
            <th scope="row">Missing in Pebble</th>
            <td className="tabular" data-bad={report.missing_count > 0 || undefined}>
              {report.missing_count > 0 ? `− ${number(report.missing_count)}` : '0'}
            </td>
          </tr>
          <tr className={styles.sum}>
            <th scope="row">Held</th>
            <td className="tabular">{number(report.held_count)}</td>
          </tr>
        </tbody>
      </table>
      <table className={styles.ledger}>
        <caption>What became of them</caption>
        <tbody>
          {ledger.messages.map(({ disposition, count }) => (
            <tr key={disposition}>
              <th scope="row">
                <Link to="/messages" search={(old) => ({ ...old, disposition, mailbox_id: mailbox.id })}>
                  {dispositions[disposition]}
                </Link>
              </th>
              <td className={styles.barCell} aria-hidden="true">
                <span className={styles.bar} style={{ width: `${(count / biggest) * 100}%` }} />
              </td>
              <td className="tabular">{number(count)}</td>
            </tr>
          ))}
          {ledger.copies > 0 && (
            <tr>
              <th scope="row">Further copies of these</th>
              <td className={styles.barCell} aria-hidden="true">
                <span className={styles.bar} data-quiet style={{ width: `${(ledger.copies / biggest) * 100}%` }} />
              </td>
              <td className="tabular">{number(ledger.copies)}</td>
            </tr>
          )}
          {ledger.gone > 0 && (
            <tr>
              <th scope="row">No longer at the source</th>
              <td className={styles.barCell} />
              <td className="tabular">− {number(ledger.gone)}</td>
            </tr>
          )}
          <tr className={styles.sum}>
            <th scope="row">Held</th>
            <td className={styles.barCell} />
            <td className="tabular">{number(report.held_count)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
