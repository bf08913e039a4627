import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '@/api/ApiError';
import type { WholeDocument } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { useSaying, type Field, type Said } from '@/api/tender';
import { toastDone } from '@/ui/toast';
import styles from './Facts.module.css';
import { typed } from './words';

interface Props {
  document: WholeDocument;
  field: Field | undefined;
  fieldKey: string;
  label: string;
  onClose: () => void;
}

/** A person writes what it is, in words; the server understands them as it understands the paper. */
export function FactForm({ document, field, fieldKey, label, onClose }: Props) {
  const before = typed(field?.value);
  const [words, setWords] = useState(before);
  const saying = useSaying(document);
  const say = (said: Said) =>
    saying.mutate(
      { field: fieldKey, said },
      {
        onSuccess: () => {
          onClose();
          toastDone(
            `${label}: changed.`,
            field ? () => saying.mutate({ field: fieldKey, said: { value: before || null } }) : undefined,
          );
        },
      },
    );
  const save = () => say({ value: words.trim() || null });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Textarea
        data-autofocus
        // Whoever asked to change it, writes next.
        autoFocus
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        aria-label={label}
        value={words}
        error={saying.isError ? refusal(saying.error) : undefined}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          saying.reset();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onClose();
          } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            save();
          }
        }}
      />
      <div className={styles.acts}>
        <Button type="submit" size="compact-xs" loading={saying.isPending}>
          Save
        </Button>
        <Button variant="default" size="compact-xs" onClick={onClose}>
          Cancel
        </Button>
        {field?.value && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => say({ value: null })}>
            There is none
          </Button>
        )}
      </div>
    </form>
  );
}

/** What the server says of the words, without the name of its field. */
function refusal(error: unknown): string {
  const fields = error instanceof ApiError ? (error.details.fields as { reason: string }[] | undefined) : undefined;
  const reason = fields?.[0]?.reason;
  return reason ? `It ${reason}.` : sentence(error);
}
