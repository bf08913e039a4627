import { useQuery } from '@tanstack/react-query';
import type { WholeDocument } from '@/api/documents';
import { useMe } from '@/api/session';
import { tenderQuery, type Field, type FieldName } from '@/api/tender';
import { can } from '../../can';
import about from '../about/About.module.css';
import type { Shown } from '../pages/Shown';
import { Checklist } from './Checklist';
import { Corrections } from './Corrections';
import { Deadline } from './Deadline';
import { Fact } from './Fact';
import styles from './Tender.module.css';
import { names, singles, wanted } from './words';

interface Props {
  document: WholeDocument;
  shown: Shown | undefined;
  onShow: (field: Field) => void;
}

const lists: FieldName[] = ['items', 'eligibility', 'contacts'];

/** What a tender says: its deadline, what changed, and each fact with the way to its place. */
export function Tender({ document, shown, onShow }: Props) {
  const tender = useQuery(tenderQuery(document.id, document.version)).data;
  const may = can('sort', useMe(), document);
  const { fields } = document;
  const of = (name: FieldName) => fields.filter((field) => field.name === name);
  const common = { document, may, shown, onShow };
  const facts = (name: FieldName) => of(name).map((field) => <Fact key={field.key} {...common} field={field} />);
  return (
    <section aria-label="What the tender says">
      {tender && (tender.deadline ?? tender.corrections.length > 0) && (
        <div className={about.part}>
          {tender.deadline && <Deadline tender={tender} document={document} />}
          {tender.corrections.length > 0 && <Corrections tender={tender} document={document} />}
        </div>
      )}
      <div className={about.part}>
        <h3>Tender</h3>
        <dl className={styles.facts}>
          {singles.map((name) => {
            const stated = of(name);
            if (stated.length === 0 && !wanted.includes(name)) return null;
            return (
              <div key={name}>
                <dt>{names[name]}</dt>
                {stated.length > 0 ? facts(name) : <Fact {...common} name={name} />}
              </div>
            );
          })}
        </dl>
      </div>
      {of('documents_required').length > 0 && <Checklist {...common} fields={of('documents_required')} />}
      {lists.map(
        (name) =>
          of(name).length > 0 && (
            <div key={name} className={about.part}>
              <h3>{names[name]}</h3>
              <dl className={styles.list} aria-label={names[name]}>
                {of(name).map((field, nth) => (
                  <div key={field.key}>
                    <dt>{nth + 1}</dt>
                    <Fact {...common} field={field} />
                  </div>
                ))}
              </dl>
            </div>
          ),
      )}
    </section>
  );
}
