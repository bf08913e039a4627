import { Button, PasswordInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { documents, type WholeDocument } from '@/api/documents';
import { useMe } from '@/api/session';
import { EmptyState } from '@/ui/EmptyState';
import { can } from '../../can';
import { useDocumentAct } from '../useDocumentAct';
import styles from './About.module.css';

/** A locked document asks for its password. */
export function PasswordForm({ document }: { document: WholeDocument }) {
  const may = can('unlock', useMe(), document);
  const act = useDocumentAct();
  const [password, setPassword] = useState('');
  return (
    <EmptyState
      icon={<IconLock size={24} stroke={1.5} />}
      title="It opens with its password only"
      action={
        <form
          className={styles.password}
          onSubmit={(event) => {
            event.preventDefault();
            if (password && may === true) act.mutate(() => documents.unlock(document.id, password));
          }}
        >
          <PasswordInput
            aria-label="Password of the document"
            placeholder="Password"
            autoComplete="off"
            maxLength={200}
            value={password}
            disabled={may !== true}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={act.isPending} disabled={!password || may !== true}>
            Open it
          </Button>
        </form>
      }
    >
      {may === true ? `${document.reason ?? 'It is kept as it came.'} Pebble keeps the password sealed.` : may}
    </EmptyState>
  );
}
