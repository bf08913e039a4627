import { Button, Checkbox, MultiSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useStreams } from '@/api/boards';
import { newIdempotencyKey } from '@/api/client';
import type { LegalEntity } from '@/api/entities';
import { useMe } from '@/api/session';
import type { Role } from '@/api/types';
import { users, usersQuery, type User } from '@/api/users';
import { useSaving } from '@/api/useSaving';
import { Notice } from '@/ui/Notice';
import { SideForm } from '@/ui/SideForm';
import { toastDone } from '@/ui/toast';
import { draftOf, fieldsOf, type UserDraft } from './userFields';
import { roles } from './words';

interface Props {
  user?: User;
  entities: LegalEntity[];
  onClose: () => void;
}

/** A new person, or what one may see and do. */
export function UserForm({ user, entities, onClose }: Props) {
  const me = useMe();
  const client = useQueryClient();
  const streams = useStreams();
  const [before, setBefore] = useState(user);
  const [draft, setDraft] = useState(() => draftOf(user));
  const [key] = useState(newIdempotencyKey);
  const set = (change: Partial<UserDraft>) => setDraft((old) => ({ ...old, ...change }));
  const isMe = me?.id === user?.id;
  const all = draft.roles.includes('ADMIN');

  function done(saved: User, said: string) {
    void client.invalidateQueries({ queryKey: usersQuery.queryKey });
    toastDone(said.replace('{name}', saved.name));
    onClose();
  }
  const onNewer = (newer: User) => {
    setBefore(newer);
    setDraft(draftOf(newer));
    void client.invalidateQueries({ queryKey: usersQuery.queryKey });
  };
  const saving = useSaving<User>({
    send: () => (before ? users.change(before, fieldsOf(draft, before)) : users.create(fieldsOf(draft), key)),
    onSaved: (saved) => done(saved, before ? '{name} was saved.' : '{name} may sign in now.'),
    onNewer,
  });
  const switching = useSaving<User>({
    send: () => users.change(before!, { disabled: !before!.disabled }),
    onSaved: (saved) =>
      done(saved, saved.disabled ? '{name} was signed out and may not sign in.' : '{name} may sign in again.'),
    onNewer,
  });
  const { wrong } = saving;

  return (
    <SideForm
      title={user ? user.name : 'New user'}
      act={user ? 'Save user' : 'Create user'}
      busy={saving.busy}
      problem={saving.problem ?? switching.problem}
      onSubmit={saving.save}
      onClose={onClose}
      foot={
        before &&
        !isMe && (
          <Button
            variant="subtle"
            c={before.disabled ? 'var(--p-accent)' : 'var(--p-red)'}
            loading={switching.busy}
            onClick={switching.save}
          >
            {before.disabled ? 'Let them sign in again' : 'Disable user'}
          </Button>
        )
      }
    >
      {before?.disabled && (
        <Notice tone="amber">This person is disabled: they cannot sign in, and their tokens do not work.</Notice>
      )}
      <TextInput
        label="Name"
        data-autofocus
        value={draft.name}
        error={wrong.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label="E-mail address"
        description="They sign in with it"
        type="email"
        autoComplete="off"
        value={draft.email}
        error={wrong.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <PasswordInput
        label={user ? 'New password' : 'Password'}
        description={
          user
            ? 'Leave it empty to keep the present one. A new one signs them out everywhere.'
            : 'At least 12 characters. Tell it to them by another way than mail.'
        }
        autoComplete="new-password"
        value={draft.password}
        error={wrong.password}
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
      <Checkbox.Group
        label="Roles"
        value={draft.roles}
        error={wrong.roles}
        onChange={(chosen) => set({ roles: chosen as Role[] })}
      >
        <Stack gap={8} mt={6}>
          {Object.entries(roles).map(([role, { word, about }]) => (
            <Checkbox key={role} value={role} label={word} description={about} />
          ))}
        </Stack>
      </Checkbox.Group>
      <MultiSelect
        label="Legal entities"
        description={all ? 'Administrators see every one, whatever is chosen here' : 'What they see belongs to these'}
        placeholder={draft.entities.length === 0 ? 'None' : undefined}
        data={entities.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.entities}
        error={wrong.entities}
        onChange={(chosen) => set({ entities: chosen })}
      />
      <MultiSelect
        label="Boards"
        description={all ? 'Administrators see every one, whatever is chosen here' : 'Whose cards they see'}
        placeholder={draft.streams.length === 0 ? 'None' : undefined}
        data={streams.map(({ key: value, name }) => ({ value, label: name }))}
        value={draft.streams}
        error={wrong.streams}
        onChange={(chosen) => set({ streams: chosen })}
      />
      {before && (
        <p className="meta" style={{ margin: 0 }}>
          Version {before.version}. Should somebody save before you do, you are shown theirs and nothing is overwritten.
        </p>
      )}
    </SideForm>
  );
}
