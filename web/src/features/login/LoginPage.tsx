import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { ApiError } from '@/api/ApiError';
import { fieldSentences, sentence } from '@/api/sentence';
import { microsoftUrl, providersQuery, useLogin } from '@/api/session';
import { Notice } from '@/ui/Notice';
import { isSafeReturn } from './isSafeReturn';
import { microsoftSentence } from './microsoftSentence';
import styles from './LoginPage.module.css';
import { useCapsLock } from './useCapsLock';

const route = getRouteApi('/login');

/** Too many failures say how long to wait. */
function words(error: unknown): string {
  if (error instanceof ApiError && error.status === 429)
    return 'Too many wrong passwords. Wait a minute, then try again.';
  return sentence(error);
}

/** The way in. It returns to the page that asked for it. */
export function LoginPage() {
  const { to, failed } = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const login = useLogin();
  const providers = useQuery(providersQuery);
  const caps = useCapsLock();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const missing = fieldSentences(login.error);
  useEffect(() => {
    document.title = 'Sign in · Pebble';
  }, []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (login.isPending) return;
    login.mutate(
      { email: email.trim(), password },
      {
        onSuccess: () => {
          if (isSafeReturn(to)) router.history.push(to);
          else void navigate({ to: '/' });
        },
      },
    );
  }

  return (
    <main className={styles.page}>
      <form className={styles.box} onSubmit={submit} noValidate>
        <header className={styles.head}>
          <img src="/pebble.svg" alt="" width={28} height={28} />
          <h1>Sign in to Pebble</h1>
        </header>
        {login.isError && Object.keys(missing).length === 0 && <Notice tone="red">{words(login.error)}</Notice>}
        {failed !== undefined && login.isIdle && <Notice tone="red">{microsoftSentence(failed)}</Notice>}
        <TextInput
          label="E-mail address"
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          size="sm"
          value={email}
          error={missing.email && `The address ${missing.email}.`}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          size="sm"
          value={password}
          error={missing.password && `The password ${missing.password}.`}
          description={caps.on ? 'Caps Lock is on.' : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => setPassword(event.currentTarget.value)}
          onKeyDown={caps.watch}
          onKeyUp={caps.watch}
        />
        <Button type="submit" size="sm" loading={login.isPending} fullWidth>
          Sign in
        </Button>
        {providers.data?.microsoft && (
          <Button
            component="a"
            href={microsoftUrl(isSafeReturn(to) ? to : undefined)}
            variant="default"
            size="sm"
            fullWidth
          >
            Sign in with Microsoft
          </Button>
        )}
        <p className={styles.help}>Forgotten your password? An administrator can set a new one for you.</p>
      </form>
    </main>
  );
}
