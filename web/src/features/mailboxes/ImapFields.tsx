import { Group, NumberInput, PasswordInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { secretName, type MailboxDraft } from './mailboxFields';

interface Props {
  draft: MailboxDraft;
  set: (change: Partial<MailboxDraft>) => void;
  wrong: Record<string, string>;
  /** The secrets that the server holds; their values never come back. */
  held: string[];
}

/** How to reach an account on an IMAP server. */
export function ImapFields({ draft, set, wrong, held }: Props) {
  const usualPort = draft.security === 'tls' ? 993 : 143;
  const isHeld = held.includes(secretName(draft.auth));
  const say = (field: string) => wrong[`settings.${field}`] ?? wrong[field];
  return (
    <>
      <Group align="flex-start" gap={12} wrap="nowrap">
        <TextInput
          label="Server"
          placeholder="imap.company.com"
          style={{ flex: 1 }}
          value={draft.host}
          error={say('host')}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
        <NumberInput
          label="Port"
          placeholder={String(usualPort)}
          w={88}
          min={1}
          max={65535}
          hideControls
          allowDecimal={false}
          value={draft.port}
          error={say('port')}
          onChange={(port) => set({ port: typeof port === 'number' ? port : '' })}
        />
        <Select
          label="Security"
          w={124}
          allowDeselect={false}
          data={[
            { value: 'tls', label: 'TLS' },
            { value: 'starttls', label: 'STARTTLS' },
            { value: 'none', label: 'None' },
          ]}
          value={draft.security}
          error={say('security')}
          onChange={(security) => set({ security: security ?? 'tls' })}
        />
      </Group>
      <Group align="flex-start" gap={12} wrap="nowrap">
        <TextInput
          label="User name"
          placeholder="As the address"
          autoComplete="off"
          style={{ flex: 1 }}
          value={draft.username}
          error={say('username')}
          onChange={(event) => set({ username: event.currentTarget.value })}
        />
        <Select
          label="Sign in by"
          w={124}
          allowDeselect={false}
          data={[
            { value: 'password', label: 'Password' },
            { value: 'xoauth2', label: 'XOAUTH2' },
          ]}
          value={draft.auth}
          error={say('auth')}
          onChange={(auth) => set({ auth: auth ?? 'password' })}
        />
      </Group>
      <PasswordInput
        label={draft.auth === 'xoauth2' ? 'Access token' : 'Password'}
        description={
          isHeld
            ? 'One is held, and never shown. Type here only to replace it.'
            : 'Kept encrypted, and never shown again.'
        }
        placeholder={isHeld ? '••••••••' : undefined}
        autoComplete="new-password"
        value={draft.secret}
        error={say(secretName(draft.auth))}
        onChange={(event) => set({ secret: event.currentTarget.value })}
      />
      <TagsInput
        label="Folders"
        description="Names, or patterns with *. Empty reads INBOX."
        placeholder={draft.folders.length === 0 ? 'INBOX' : undefined}
        value={draft.folders}
        error={say('folders')}
        onChange={(folders) => set({ folders })}
      />
      <NumberInput
        label="Look for new mail every"
        description="Besides, the server is asked to tell at once"
        suffix=" seconds"
        placeholder="60 seconds"
        min={5}
        allowDecimal={false}
        value={draft.poll_seconds}
        error={say('poll_seconds')}
        onChange={(seconds) => set({ poll_seconds: typeof seconds === 'number' ? seconds : '' })}
      />
      <TextInput
        label="Certificate fingerprint"
        description="SHA-256 of the one certificate to accept. Empty trusts what this computer trusts."
        value={draft.trust}
        error={say('trust')}
        onChange={(event) => set({ trust: event.currentTarget.value })}
      />
      <Switch
        label="Mark mail as read on the server"
        description="The only change Pebble ever makes there"
        checked={draft.mark_seen}
        onChange={(event) => set({ mark_seen: event.currentTarget.checked })}
      />
      <Switch
        label="Pause reading"
        description="The server is left alone until you take this back"
        checked={draft.paused}
        onChange={(event) => set({ paused: event.currentTarget.checked })}
      />
    </>
  );
}
