import { ApiError } from './ApiError';

/**
 * Codes that say more, or say it plainer, than the server's own sentence. What happened, what was kept, what to do.
 * Every other code keeps the server's message, which is written for a person too.
 */
const sentences: Record<string, string> = {
  UNREACHABLE: 'Pebble cannot be reached. Nothing was changed; it tries again when the connection is back.',
  CARD_NOT_FOUND: 'This card no longer exists or you may not see it.',
  MESSAGE_NOT_FOUND: 'This message no longer exists or you may not see it.',
  DOCUMENT_NOT_FOUND: 'This document lies in the trash, no longer exists or you may not see it.',
  MAILBOX_NOT_FOUND: 'This mailbox no longer exists or you may not see it.',
  STREAM_NOT_FOUND: 'This board does not exist or you may not see it.',
  USER_NOT_FOUND: 'This person does not exist or you may not see them.',
  INVALID_CREDENTIALS: 'The address or the password is wrong.',
  STALE_VERSION: 'Somebody changed this first. Your change was not made; what you see now is the newest.',
  VERSION_REQUIRED: 'Pebble could not tell which version you changed. Reload the page and try again.',
  UNDO_CONFLICT: 'This can no longer be undone, because it was changed again since.',
  IDEMPOTENCY_KEY_REUSED: 'This form was already sent with other content. Open it again to send the new content.',
};

const byStatus: Record<number, string> = {
  401: 'You were signed out. Sign in again; what you see is kept.',
  403: 'You may not do this. Ask an administrator for the right to it.',
  404: 'This no longer exists or you may not see it.',
  413: 'This is larger than the server takes.',
  429: 'Too many requests at once. Wait a moment and try again.',
  500: 'The server failed. Nothing was changed; try again, and tell an administrator if it stays.',
  502: 'The server is starting or being replaced. Try again in a moment.',
  503: 'The server is busy or starting. Try again in a moment.',
  504: 'The server took too long. Try again in a moment.',
};

/** One place that turns whatever went wrong into a sentence for a person. */
export function sentence(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something in this page failed. Reload it; nothing you saved is lost.';
  return sentences[error.code] ?? (error.message || byStatus[error.status] || 'The server refused this.');
}

/** The field errors of a 422, by field name, for forms to show beside each field. */
export function fieldSentences(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError) || !Array.isArray(error.details.fields)) return {};
  const found: Record<string, string> = {};
  for (const field of error.details.fields as { path?: string; reason?: string }[]) {
    if (field.path) found[field.path] = field.reason ?? 'must be looked at again';
  }
  return found;
}
