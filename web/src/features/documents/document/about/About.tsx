import type { WholeDocument } from '@/api/documents';
import { useMe } from '@/api/session';
import type { Field } from '@/api/tender';
import { bytes, number } from '@/ui/format';
import { Time } from '@/ui/Time';
import { formatWord } from '../../formats';
import { entityWord, sourceWord } from '../../words';
import { Facts } from '../facts/Facts';
import type { Shown } from '../pages/Shown';
import styles from './About.module.css';
import { KindFields } from './KindFields';
import { MailList } from './MailList';
import { NearList } from './NearList';
import { Parts } from './Parts';
import { SharedWith } from './SharedWith';
import { Steps } from './Steps';
import { TagsField } from './TagsField';
import { Versions } from './Versions';

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

function languageWord(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

interface Props {
  document: WholeDocument;
  comparedWith: string | undefined;
  onCompare: () => void;
  /** The fact whose place is shown. */
  shown: Shown | undefined;
  onShow: (field: Field) => void;
}

/** What is known of a document, and what a person can say of it. */
export function About({ document, comparedWith, onCompare, shown, onShow }: Props) {
  const entities = useMe()?.entities ?? [];
  const facts: [string, React.ReactNode][] = [
    ['Pages', document.page_count ? number(document.page_count) : null],
    ['Archive number', document.asn],
    ['Size', bytes(document.size_bytes)],
    ['Language', document.language && languageWord(document.language)],
    ['Legal entity', entities.length > 1 ? entityWord(document, entities) : null],
    ['Source', document.source === 'upload' ? `Brought by ${document.added_by?.name ?? 'hand'}` : sourceWord(document)],
    ['Came', <Time key="came" at={document.created_at} />],
    ['Format', formatWord(document.mime_type)],
  ];
  return (
    <section className={styles.about} aria-label="About the document" data-about>
      {document.fields.length > 0 && <Facts document={document} shown={shown} onShow={onShow} />}
      <KindFields document={document} />
      <TagsField document={document} />
      <div className={styles.part}>
        <h3>Facts</h3>
        <dl className={styles.facts}>
          {facts.map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      </div>
      {document.mails.length > 0 && <MailList document={document} />}
      <SharedWith document={document} />
      {document.near_duplicates.length > 0 && (
        <NearList document={document} comparedWith={comparedWith} onCompare={onCompare} />
      )}
      <Versions document={document} />
      <Parts document={document} />
      <Steps document={document} />
    </section>
  );
}
