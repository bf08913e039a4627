import type { WholeDocument } from '@/api/documents';
import { useMe } from '@/api/session';
import { bytes, number } from '@/ui/format';
import { Time } from '@/ui/Time';
import { formatWord } from '../../formats';
import { entityWord } from '../../words';
import styles from './About.module.css';
import { KindFields } from './KindFields';
import { NearList } from './NearList';
import { Parts } from './Parts';
import { Steps } from './Steps';
import { TagsField } from './TagsField';

const sources: Record<string, string> = {
  upload: 'Brought by hand',
  mail: 'Attached to a mail',
  folder: 'Laid into the watched folder',
  split: 'Split off a scan',
};

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
}

/** What is known of a document, and what a person can say of it. */
export function About({ document, comparedWith, onCompare }: Props) {
  const entities = useMe()?.entities ?? [];
  const facts: [string, React.ReactNode][] = [
    ['Pages', document.page_count ? number(document.page_count) : null],
    ['Archive number', document.asn],
    ['Size', bytes(document.size_bytes)],
    ['Language', document.language && languageWord(document.language)],
    ['Legal entity', entities.length > 1 ? entityWord(document, entities) : null],
    ['Source', sources[document.source] ?? document.source],
    ['Came', <Time key="came" at={document.created_at} />],
    ['Format', formatWord(document.mime_type)],
  ];
  return (
    <section className={styles.about} aria-label="About the document" data-about>
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
      {document.near_duplicates.length > 0 && (
        <NearList document={document} comparedWith={comparedWith} onCompare={onCompare} />
      )}
      <Parts document={document} />
      <Steps document={document} />
    </section>
  );
}
