import { useQuery } from '@tanstack/react-query';
import { sentence } from '@/api/sentence';
import { sharedQuery } from '@/api/sharing';
import { AddDocument } from '@/papers/AddDocument';
import { SharedRow } from '@/papers/SharedRow';
import styles from './CompanyPane.module.css';

/** The documents that people put beside a company. */
export function CompanyDocuments({ company }: { company: { id: string; name: string } }) {
  const shared = useQuery(sharedQuery('company', company.id));
  const items = shared.data ?? [];
  const other = { type: 'company', id: company.id, title: company.name } as const;
  return (
    <section aria-label="Documents">
      <h3 className={styles.heading}>
        Documents
        <AddDocument other={other} without={items.map(({ id }) => id)} />
      </h3>
      {shared.isError ? (
        <p className={`${styles.none} meta`}>{sentence(shared.error)}</p>
      ) : items.length === 0 ? (
        <p className={`${styles.none} meta`}>
          {shared.isPending ? 'Looking for its documents' : 'Nobody has shared a document with it yet.'}
        </p>
      ) : (
        <div className={styles.papers}>
          {items.map((one) => (
            <SharedRow key={one.id} shared={one} other={other} />
          ))}
        </div>
      )}
    </section>
  );
}
