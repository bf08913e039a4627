import { ApiError } from './ApiError';
import { headersOf, mayAgain, problemOf, urlOf } from './client';

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
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  for (const file of files) form.append('file', file, file.name);
  let request: XMLHttpRequest;

  function send(again: boolean): Promise<T> {
    request = new XMLHttpRequest();
    return new Promise<T>((resolve, reject) => {
      request.open('POST', urlOf(path));
      headersOf('POST').forEach((value, name) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
        if (lengthComputable) onProgress(loaded / total);
      };
      request.onload = async () => {
        if (request.status >= 200 && request.status < 300) return resolve(JSON.parse(request.responseText) as T);
        const problem = await problemOf(new Response(request.responseText, { status: request.status }));
        if ((await mayAgain(problem)) && again) resolve(send(false));
        else reject(problem);
      };
      request.onerror = () => reject(new ApiError('UNREACHABLE', 'The server did not answer.', {}, 0));
      request.onabort = () => reject(new DOMException('Stopped by the person.', 'AbortError'));
      request.send(form);
    });
  }

  return { done: send(true), abort: () => request.abort() };
}
