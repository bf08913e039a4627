import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { access } from '@/api/access';
import { useStreams } from '@/api/boards';
import { meQuery, useMe } from '@/api/session';
import type { Session } from '@/api/types';
import { useSaving } from '@/api/useSaving';
import { Block } from '@/ui/Block';
import { Notice } from '@/ui/Notice';
import { toastDone } from '@/ui/toast';
import { Row } from './Row';
import styles from './Settings.module.css';

const roles: Record<string, string> = {
  ADMIN: 'Administrator',
  MANAGER: 'Manager',
  AGENT: 'Agent',
  MARKETING: 'Marketing',
  QUALITY: 'Quality',
  VIEWER: 'Viewer',
};

/** One's own name, and what one was granted. */
export function ProfileSection() {
  const me = useMe();
  const client = useQueryClient();
  const streams = useStreams();
  const [name, setName] = useState(me?.name ?? '');
  const saving = useSaving<Session>({
    send: () => access.rename(name.trim()),
    onSaved: ({ user }) => {
      client.setQueryData(meQuery.queryKey, user);
      toastDone('Name saved.');
    },
  });
  if (!me) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save();
  };
  return (
    <>
      <Block title="Profile">
        <form className={styles.fields} onSubmit={submit}>
          {saving.problem && <Notice tone="red">{saving.problem}</Notice>}
          <TextInput
            label="Name"
            description="As others see it on cards and notes"
            value={name}
            error={saving.wrong.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className={styles.end}>
            <Button type="submit" loading={saving.busy} disabled={name.trim() === me.name}>
              Save name
            </Button>
          </div>
        </form>
      </Block>
      <Block title="What you were granted" about="An administrator changes it.">
        <Row title="E-mail address" about={me.email} />
        <Row title="Roles" about={me.roles.map((role) => roles[role]).join(', ')} />
        <Row title="Legal entities" about={me.entities.map((one) => one.name).join(', ') || 'None'} />
        <Row
          title="Boards"
          about={
            me.streams.map((key) => streams.find((stream) => stream.key === key)?.name ?? key).join(', ') || 'None'
          }
        />
      </Block>
    </>
  );
}
