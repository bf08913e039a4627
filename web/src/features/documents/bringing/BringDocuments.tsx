import { Button, Portal } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Tag } from '@/api/documents';
import { useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { useCommand } from '@/ui/commands';
import { toastFailed } from '@/ui/toast';
import { canBring } from '../can';
import { BringDialog } from './BringDialog';
import styles from './Bringing.module.css';
import { isUnderWay, uploads, useUploads } from './uploads';
import { useDrop } from './useDrop';

/** Files are chosen, or dropped anywhere; then it is asked what goes with them. */
export function BringDocuments({ tags, entity }: { tags: Tag[]; entity: string | undefined }) {
  const may = canBring(useMe());
  const field = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  const { all, hidden } = useUploads();
  const underWay = all.filter(isUnderWay).length;
  const over = useDrop(may === true ? (more) => setFiles((old) => [...old, ...more]) : () => toastFailed(may));
  const choose = () => (may === true ? field.current?.click() : toastFailed(may));
  useCommand('bring', choose);
  return (
    <>
      {hidden && underWay > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={uploads.show}>
          {underWay} on their way
        </Button>
      )}
      <ActButton
        may={may}
        size="compact-sm"
        variant="filled"
        leftSection={<IconFileUpload size={14} stroke={1.75} />}
        onClick={choose}
      >
        Bring documents
      </ActButton>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label="Files to bring"
        onChange={(event) => {
          setFiles([...(event.currentTarget.files ?? [])]);
          // So that the same files can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      {over && (
        <Portal>
          <div className={styles.over}>
            <p>
              <IconFileUpload size={28} stroke={1.5} aria-hidden="true" />
              Let go to bring them in
            </p>
          </div>
        </Portal>
      )}
      {files.length > 0 && <BringDialog files={files} tags={tags} entity={entity} onClose={() => setFiles([])} />}
    </>
  );
}
