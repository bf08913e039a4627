import { Button, Group, Modal, Select, TagsInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Tag } from '@/api/documents';
import { useMe } from '@/api/session';
import { bytes, count } from '@/ui/format';
import styles from './Bringing.module.css';
import { uploads } from './uploads';

interface Props {
  files: File[];
  tags: Tag[];
  /** The legal entity that is looked at. */
  entity: string | undefined;
  onClose: () => void;
}

const lastEntity = 'pebble.bring-entity';
const wholeGroup = 'group';
const shown = 4;

/** What goes with files before they are sent: whose they are, and tags. */
export function BringDialog({ files, tags, entity, onClose }: Props) {
  const client = useQueryClient();
  const me = useMe();
  const entities = me?.entities ?? [];
  const isAdmin = me?.roles.includes('ADMIN') ?? false;
  const choices = [
    ...entities.map(({ id, name }) => ({ value: id, label: name })),
    ...(isAdmin ? [{ value: wholeGroup, label: 'The whole group' }] : []),
  ];
  const asks = choices.length > 1;
  const [owner, setOwner] = useState<string | null>(() => {
    const wanted = entity ?? localStorage.getItem(lastEntity);
    return choices.some(({ value }) => value === wanted) ? wanted : null;
  });
  const [words, setWords] = useState<string[]>([]);
  const [asked, setAsked] = useState(false);
  const size = files.reduce((sum, file) => sum + file.size, 0);

  function send() {
    if (asks && !owner) return setAsked(true);
    if (owner) localStorage.setItem(lastEntity, owner);
    const whose = asks ? owner : (choices[0]?.value ?? null);
    uploads.bring(client, files, { tags: words, entity: whose === wholeGroup ? undefined : (whose ?? undefined) });
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={`Bring ${count(files.length, 'file')}`} size={460} yOffset="14dvh">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <ul className={styles.chosen}>
          {files.slice(0, shown).map((file, nth) => (
            <li key={nth}>
              <span className="clip" dir="auto" title={file.name}>
                {file.name}
              </span>
              <span className="meta tabular">{bytes(file.size)}</span>
            </li>
          ))}
          {files.length > shown && (
            <li className="meta">
              and {count(files.length - shown, 'other')}, {bytes(size)} in all
            </li>
          )}
        </ul>
        {asks && (
          <Select
            label="Legal entity"
            description="Its people will see them"
            placeholder="Choose one"
            data={choices}
            value={owner}
            onChange={setOwner}
            allowDeselect={false}
            error={asked && !owner ? 'Choose whose they are.' : undefined}
            mb="md"
            data-autofocus={owner ? undefined : true}
          />
        )}
        <TagsInput
          label="Tags"
          description="Type a word and press Enter; none is needed"
          data={tags.map(({ name }) => name)}
          value={words}
          onChange={setWords}
          maxTags={20}
          acceptValueOnBlur
          data-autofocus={asks && !owner ? undefined : true}
        />
        <p className="meta" style={{ margin: '12px 0 0' }}>
          What is held already is not doubled. A .zip is unpacked.
        </p>
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Bring {count(files.length, 'file')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
