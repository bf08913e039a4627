import type { WholeDocument } from '@/api/documents';
import { useKindWord } from '@/api/kinds';
import { useMe } from '@/api/session';
import type { Field, FieldName } from '@/api/tender';
import { can } from '../../can';
import about from '../about/About.module.css';
import type { Shown } from '../pages/Shown';
import { Checklist } from './Checklist';
import { Fact } from './Fact';
import styles from './Facts.module.css';
import { TenderState } from './TenderState';
import { names, singles, wanted } from './words';

interface Props {
  document: WholeDocument;
  shown: Shown | undefined;
  onShow: (field: Field) => void;
}

const lists: FieldName[] = ['items', 'parameters', 'eligibility', 'contacts'];

/** What a document says: each fact with the way to its place; of a tender also how it stands. */
export function Facts({ document, shown, onShow }: Props) {
  const may = can('sort', useMe(), document);
  const kindWord = useKindWord();
  const { fields } = document;
  const of = (name: FieldName) => fields.filter((field) => field.name === name);
  const common = { document, may, shown, onShow };
  const facts = (name: FieldName) => of(name).map((field) => <Fact key={field.key} {...common} field={field} />);
  const isTender = document.category === 'tender' || of('bid_number').length > 0;
  const kind = isTender ? 'Tender' : kindWord(document.doc_type ?? 'document');
  const expected = wanted[isTender ? 'tender' : (document.doc_type ?? '')] ?? [];
  return (
    <section aria-label={`What the ${kind.toLowerCase()} says`}>
      {isTender && <TenderState document={document} />}
      <div className={about.part}>
        <h3>{kind}</h3>
        <dl className={styles.facts}>
          {singles.map((name) => {
            const stated = of(name);
            if (stated.length === 0 && !expected.includes(name)) return null;
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
