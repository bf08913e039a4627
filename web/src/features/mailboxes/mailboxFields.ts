import type { Mailbox, MailboxFields } from '@/api/mailboxes';

/** What the form holds, all of it as fields hold it. */
export interface MailboxDraft {
  name: string;
  address: string;
  aliases: string[];
  entity_id: string | null;
  kind: string;
  default_stream: string | null;
  host: string;
  port: number | '';
  security: string;
  username: string;
  auth: string;
  secret: string;
  folders: string[];
  poll_seconds: number | '';
  mark_seen: boolean;
  paused: boolean;
  trust: string;
}

export function secretName(auth: string): 'password' | 'access_token' {
  return auth === 'xoauth2' ? 'access_token' : 'password';
}

function text(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

export function draftOf(mailbox: Mailbox | undefined, entityId: string | null): MailboxDraft {
  const settings = mailbox?.settings ?? {};
  return {
    name: mailbox?.name ?? '',
    address: mailbox?.address ?? '',
    aliases: mailbox?.aliases ?? [],
    entity_id: mailbox?.entity_id ?? entityId,
    kind: mailbox?.kind ?? 'import',
    default_stream: mailbox?.default_stream ?? null,
    host: text(settings.host),
    port: typeof settings.port === 'number' ? settings.port : '',
    security: text(settings.security, 'tls').toLowerCase(),
    username: text(settings.username),
    auth: text(settings.auth, 'password').toLowerCase(),
    secret: '',
    folders: Array.isArray(settings.folders) ? settings.folders.map(String) : [],
    poll_seconds: typeof settings.poll_seconds === 'number' ? settings.poll_seconds : '',
    mark_seen: settings.mark_seen === true,
    paused: settings.paused === true,
    trust: text(settings.trust),
  };
}

/** What is left empty takes the server's usual value, so it is not sent. Settings that the form does not know stay. */
export function fieldsOf(draft: MailboxDraft, before?: Mailbox): MailboxFields {
  const { name, address, aliases, entity_id, kind } = draft;
  return {
    name: name.trim(),
    address: address.trim(),
    aliases,
    entity_id,
    kind,
    default_stream: draft.default_stream ?? '',
    settings: kind === 'imap' ? imapSettings(draft, before) : (before?.settings ?? {}),
  };
}

function imapSettings(draft: MailboxDraft, before?: Mailbox): Record<string, unknown> {
  const known = {
    host: draft.host.trim(),
    port: draft.port,
    security: draft.security,
    username: draft.username.trim(),
    auth: draft.auth,
    folders: draft.folders.length > 0 ? draft.folders : '',
    poll_seconds: draft.poll_seconds,
    mark_seen: draft.mark_seen || '',
    paused: draft.paused || '',
    trust: draft.trust.trim(),
    [secretName(draft.auth)]: draft.secret,
  };
  const settings: Record<string, unknown> = { ...before?.settings };
  for (const [key, value] of Object.entries(known)) {
    if (value === '') delete settings[key];
    else settings[key] = value;
  }
  return settings;
}
