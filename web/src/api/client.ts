import { ApiError } from './ApiError';

/** The token that writes must carry; held in memory only, renewed by every sign-in and `GET /auth/me`. */
let csrfToken: string | null = null;

export function rememberCsrfToken(token: string | null) {
  csrfToken = token;
}

let signedOut: () => void = () => {};

/** Called when the server no longer knows the session, so that the app can ask for a sign-in. */
export function onSignedOut(then: () => void) {
  signedOut = then;
}

let renewCsrfToken: () => Promise<boolean> = () => Promise.resolve(false);

/** Another tab that signs in ends this one's token. Called to fetch it anew; true when the session is still the same person's. */
export function onStaleCsrfToken(then: () => Promise<boolean>) {
  renewCsrfToken = then;
}

export const base = '/api/v1';

type Query = Record<string, string | number | boolean | null | undefined>;

interface Request {
  query?: Query;
  body?: unknown;
  /** The version the person saw; sent as If-Match. */
  version?: number;
  /** For creates: the same key sent twice makes one thing. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export function urlOf(path: string, query?: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return base + path + (text ? `?${text}` : '');
}

export function headersOf(method: string, request: Request = {}): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  if (method !== 'GET' && csrfToken) headers.set('X-CSRF-Token', csrfToken);
  if (request.version !== undefined) headers.set('If-Match', `"${request.version}"`);
  if (request.idempotencyKey) headers.set('Idempotency-Key', request.idempotencyKey);
  return headers;
}

async function send<T>(method: string, path: string, request: Request = {}, again = true): Promise<T> {
  const headers = headersOf(method, request);
  let body: BodyInit | undefined;
  if (request.body instanceof FormData || request.body instanceof Blob) body = request.body;
  else if (request.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    body = JSON.stringify(request.body);
  }
  let response: Response;
  try {
    response = await fetch(urlOf(path, request.query), { method, headers, body, signal: request.signal ?? null });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('UNREACHABLE', 'The server did not answer.', {}, 0);
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem = await problemOf(response);
  if ((await mayAgain(problem)) && again) return send<T>(method, path, request, false);
  throw problem;
}

/** What a refusal means for the session; true when the same request may be sent once more. */
export async function mayAgain({ code, status }: ApiError): Promise<boolean> {
  if (status === 401 && code !== 'INVALID_CREDENTIALS') signedOut();
  return code === 'CSRF_TOKEN_INVALID' && renewCsrfToken();
}

export async function problemOf(response: Response): Promise<ApiError> {
  try {
    const { error } = (await response.json()) as {
      error: { code: string; message: string; details?: Record<string, unknown> };
    };
    return new ApiError(error.code, error.message, error.details ?? {}, response.status);
  } catch {
    // A proxy or a starting server answers without our envelope.
    return new ApiError(`HTTP_${response.status}`, '', {}, response.status);
  }
}

/** The one way to the server. Every failure is an `ApiError`. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => send<T>('GET', path, { query, signal }),
  post: <T>(path: string, body?: unknown, more?: Omit<Request, 'body'>) => send<T>('POST', path, { body, ...more }),
  put: <T>(path: string, body: unknown, more?: Omit<Request, 'body'>) => send<T>('PUT', path, { body, ...more }),
  patch: <T>(path: string, body: unknown, more?: Omit<Request, 'body'>) => send<T>('PATCH', path, { body, ...more }),
  delete: <T>(path: string, more?: Omit<Request, 'body'>) => send<T>('DELETE', path, more),
};

/** A key for one create, made when the person opens the form, so that a second press makes nothing new. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
