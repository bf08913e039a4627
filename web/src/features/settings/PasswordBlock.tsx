import { Button, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { access, sessionsQuery } from '@/api/access';
import { useMe } from '@/api/session';
import type { Session } from '@/api/types';
import { useSaving } from '@/api/useSaving';
import { Block } from '@/ui/Block';
import { Notice } from '@/ui/Notice';
import { toastDone } from '@/ui/toast';
import { passwordProblem } from './passwordProblem';
import styles from './Settings.module.css';

/** A new password needs the present one, and ends every other session. */
export function PasswordBlock() {
  const client = useQueryClient();
  const me = useMe();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const saving = useSaving<Session>({
    send: () => access.changePassword(current, next),
    onSaved: () => {
      setCurrent('');
      setNext('');
      setAgain('');
      setTried(false);
      toastDone('Password changed. Everywhere else you were signed out.');
      void client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const problem = tried ? passwordProblem(next, again) : {};
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const { next: short, again: differs } = passwordProblem(next, again);
    if (!short && !differs && !saving.busy) saving.save();
  }
  return (
    <Block title="Password" about="Changing it signs you out everywhere else.">
      <form className={styles.fields} onSubmit={submit} noValidate>
        {saving.problem && <Notice tone="red">{saving.problem}</Notice>}
        <input type="hidden" name="username" autoComplete="username" value={me?.email ?? ''} readOnly />
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          value={current}
          error={saving.wrong.current_password}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters. Length counts, not signs."
          autoComplete="new-password"
          value={next}
          error={problem.next ?? saving.wrong.new_password}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password again"
          autoComplete="new-password"
          value={again}
          error={problem.again}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <div className={styles.end}>
          <Button type="submit" loading={saving.busy} disabled={!current || !next || !again}>
            Change password
          </Button>
        </div>
      </form>
    </Block>
  );
}
