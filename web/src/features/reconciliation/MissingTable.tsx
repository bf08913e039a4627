import type { Missing } from '@/api/reconciliation';
import table from '@/ui/Table.module.css';

/** Where each missing mail lies at its source, and why it is not here, as far as that is known. */
export function MissingTable({ missing }: { missing: Missing[] }) {
  return (
    <table className={`${table.table} ${table.list}`}>
      <thead>
        <tr>
          <th scope="col">Where it lies</th>
          <th scope="col">Which</th>
          <th scope="col">Why it is not here</th>
        </tr>
      </thead>
      <tbody>
        {missing.map((mail) => (
          <tr key={`${mail.folder} ${mail.uid} ${mail.path} ${String(mail.sha256)}`}>
            <td data-label="Where">{mail.folder ?? mail.path ?? 'Unknown place'}</td>
            <td data-label="Which" className="tabular">
              {mail.uid != null ? `UID ${mail.uid}` : mail.sha256 ? `${String(mail.sha256).slice(0, 12)}…` : '–'}
            </td>
            <td data-label="Why">{mail.reason ?? 'It has not come yet.'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
