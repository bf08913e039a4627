import { ApiError } from './ApiError';
import { headersOf, problemOf, urlOf } from './client';

export interface Upload<T> {
  done: Promise<T>;
  abort: () => void;
}

/** Sends files and tells how much of them has left; `fetch` cannot tell. */
export function upload<T>(
  path: string,
  files: File[],
  onProgress: (share: number) => void,
  fields: [name: string, value: string][] = [],
): Upload<T> {
  const request = new XMLHttpRequest();
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  for (const file of files) form.append('file', file, file.name);
  const done = new Promise<T>((resolve, reject) => {
    request.open('POST', urlOf(path));
    headersOf('POST').forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else void problemOf(new Response(request.responseText, { status: request.status })).then(reject);
    };
    request.onerror = () => reject(new ApiError('UNREACHABLE', 'The server did not answer.', {}, 0));
    request.onabort = () => reject(new DOMException('Stopped by the person.', 'AbortError'));
    request.send(form);
  });
  return { done, abort: () => request.abort() };
}
