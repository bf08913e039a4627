import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconCopy, IconUpload, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { percent } from '@/ui/format';
import styles from './Bringing.module.css';
import { UnpackedItems } from './UnpackedItems';
import { uploads, type Coming } from './uploads';

/** One file of the tray: how far it is, or what became of it. */
export const UploadRow = memo(function UploadRow({ coming }: { coming: Coming }) {
  const client = useQueryClient();
  const { key, file, state } = coming;
  let icon: ReactNode;
  let said: ReactNode;
  let act: ReactNode;
  switch (state.at) {
    case 'waiting':
    case 'sending':
      icon = state.at === 'waiting' ? <IconClock size={14} stroke={1.75} /> : <IconUpload size={14} stroke={1.75} />;
      said = state.at === 'waiting' ? 'Waits' : state.share < 1 ? percent(state.share) : 'Pebble looks at it';
      act = (
        <ActionIcon size={22} aria-label={`Stop ${file.name}`} onClick={() => uploads.stop(client, key)}>
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      );
      break;
    case 'kept': {
      const held = state.answer.duplicate_of !== null;
      icon = held ? (
        <IconCopy size={14} stroke={1.75} color="var(--p-meta)" />
      ) : (
        <IconCircleCheck size={14} stroke={1.75} color="var(--p-green)" />
      );
      said = (
        <>
          {held ? 'Held already: ' : 'New: '}
          <Link to="/documents/$id" params={{ id: state.answer.id }} search={(old) => ({ entity: old.entity })}>
            {held ? `open ${state.answer.filename}` : 'open'}
          </Link>
        </>
      );
      break;
    }
    case 'unpacked':
      icon = <IconCircleCheck size={14} stroke={1.75} color="var(--p-green)" />;
      said = <UnpackedItems items={state.items} />;
      break;
    case 'refused':
      icon = <IconAlertTriangle size={14} stroke={1.75} color="var(--p-red)" />;
      said = state.why;
      act = state.passing && (
        <Button variant="subtle" size="compact-xs" onClick={() => uploads.again(client, key)}>
          Send again
        </Button>
      );
  }
  return (
    <li className={styles.file} data-state={state.at}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <div className={styles.words}>
        <div className="clip" dir="auto" title={file.name}>
          {file.name}
        </div>
        <div className={`${styles.said} tabular`}>{said}</div>
      </div>
      {act}
    </li>
  );
});
