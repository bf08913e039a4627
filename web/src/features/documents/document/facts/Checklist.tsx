import { Checkbox, Tooltip } from '@mantine/core';
import type { WholeDocument } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { useSaying, type Field } from '@/api/tender';
import { toastFailed } from '@/ui/toast';
import about from '../about/About.module.css';
import type { Shown } from '../pages/Shown';
import { Fact } from './Fact';
import styles from './Facts.module.css';
import { names, valueWords } from './words';

interface Props {
  document: WholeDocument;
  fields: Field[];
  may: true | string;
  shown: Shown | undefined;
  onShow: (field: Field) => void;
}

/** What is to be returned with the bid, ticked off one by one. */
export function Checklist({ fields, ...common }: Props) {
  const saying = useSaying(common.document);
  const listed = fields.filter(({ value }) => value !== null);
  // Shown at once, and taken back when it is refused.
  const ticked = (field: Field) =>
    saying.isPending && saying.variables.field === field.key
      ? saying.variables.said.ticked === true
      : field.ticked_at !== null;
  const done = listed.filter(({ ticked_at }) => ticked_at !== null).length;
  return (
    <div className={about.part}>
      <div className={about.head}>
        <h3>{names.documents_required}</h3>
        <span className="meta tabular" role="status">
          {done} of {listed.length} ready
        </span>
      </div>
      <dl className={styles.list} aria-label={names.documents_required}>
        {listed.map((field) => (
          <div key={field.key}>
            <dt>
              <Tooltip label={common.may} disabled={common.may === true}>
                <Checkbox
                  size="xs"
                  aria-label={`Ready: ${valueWords(field.value)}`}
                  checked={ticked(field)}
                  disabled={common.may !== true}
                  onChange={(event) =>
                    saying.mutate(
                      { field: field.key, said: { ticked: event.currentTarget.checked } },
                      { onError: (error) => toastFailed(sentence(error)) },
                    )
                  }
                />
              </Tooltip>
            </dt>
            <Fact {...common} field={field} />
          </div>
        ))}
      </dl>
    </div>
  );
}
