import { Button, PasswordInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { documents, type WholeDocument } from '@/api/documents';
import { useMe } from '@/api/session';
import { EmptyState } from '@/ui/EmptyState';
import { can } from '../../can';
import { useDocumentAct } from '../useDocumentAct';
import styles from './About.module.css';

interface Props {
  document: WholeDocument;
  /** Whether a password was given here, and it is locked still. */
  tried: boolean;
  onTried: () => void;
}

/** A locked document asks for its password. */
export function PasswordForm({ document, tried, onTried }: Props) {
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
            if (!password || may !== true) return;
            act.mutate(() => documents.unlock(document.id, password), { onSuccess: onTried });
          }}
        >
          <PasswordInput
            aria-label="Password of the document"
            placeholder="Password"
            autoComplete="off"
            maxLength={200}
            value={password}
            error={tried && !password ? 'That password did not open it.' : undefined}
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
