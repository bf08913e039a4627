import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { WholeDocument } from '@/api/documents';
import type { Field, FieldName } from '@/api/tender';
import { percent } from '@/ui/format';
import type { Shown } from '../pages/Shown';
import { FactForm } from './FactForm';
import styles from './Facts.module.css';
import { isUnsure, names, valueWords } from './words';

interface Props {
  document: WholeDocument;
  /** The fact, or the name of one that was not found. */
  field?: Field;
  name?: FieldName;
  may: true | string;
  shown: Shown | undefined;
  onShow: (field: Field) => void;
}

const sources = { format: 'By its format', rule: 'By rule', llm: 'By the language model', person: 'Said by a person' };

/** A fact: pressed it shows its place, and it is changed where it stands. */
export function Fact({ document, field, name, may, shown, onShow }: Props) {
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const label = names[field?.name ?? name ?? 'title'];
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (editing)
    return (
      <dd>
        <FactForm document={document} field={field} fieldKey={field?.key ?? name ?? ''} label={label} onClose={close} />
      </dd>
    );
  const words = field ? valueWords(field.value) : 'Not found';
  const unsure = field && isUnsure(field);
  return (
    <dd className={styles.fact}>
      {field?.place ? (
        <Tooltip label={`Show it on page ${field.place.page} · ${sources[field.source]}`} openDelay={400}>
          <button
            type="button"
            className={styles.value}
            aria-pressed={shown?.key === field.key}
            dir="auto"
            onClick={() => onShow(field)}
          >
            {words}
          </button>
        </Tooltip>
      ) : (
        <span className={field?.value ? undefined : styles.none} dir="auto">
          {words}
        </span>
      )}
      {unsure && (
        <Tooltip label="Pebble is not sure. Look at its place, and correct it." multiline maw={240}>
          <span className={styles.unsure}>unsure {percent(field.confidence)}</span>
        </Tooltip>
      )}
      <Tooltip label={may === true ? `Change: ${label}` : may}>
        <ActionIcon
          ref={pencil}
          size="xs"
          className={styles.pencil}
          aria-label={`Change: ${label}${field && field.key !== field.name ? ` ${field.key.split('.').at(-1)}` : ''}`}
          aria-disabled={may !== true}
          data-disabled={may !== true || undefined}
          onClick={() => {
            if (may === true) setEditing(true);
          }}
        >
          <IconPencil size={12} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </dd>
  );
}
