import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ApiError } from '@/api/ApiError';
import type { Brought, Unpacked } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { upload, type Upload } from '@/api/upload';

/** How one file stands on its way. */
export type ComingState =
  | { at: 'waiting' }
  | { at: 'sending'; share: number }
  | { at: 'kept'; answer: Brought }
  | { at: 'unpacked'; items: Unpacked[] }
  /** `passing` when the same file may be taken another time. */
  | { at: 'refused'; why: string; passing: boolean };

export interface Coming {
  key: string;
  file: File;
  /** Sent along: tags and whose it is. */
  fields: [string, string][];
  state: ComingState;
}

/** More at once would only wait for each other. */
const most = 2;

let all: readonly Coming[] = [];
let hidden = false;
let listeners: (() => void)[] = [];
let snapshot = { all, hidden };
const running = new Map<string, Upload<unknown>>();

function tell() {
  snapshot = { all, hidden };
  for (const listener of listeners) listener();
}

function set(key: string, state: ComingState) {
  all = all.map((one) => (one.key === key ? { ...one, state } : one));
  tell();
}

function isZip({ name, type }: File): boolean {
  return /\.zip$/i.test(name) || type === 'application/zip' || type === 'application/x-zip-compressed';
}

function send(one: Coming): Promise<ComingState> {
  const { key, file, fields } = one;
  let told = 0;
  const onProgress = (share: number) => {
    if (share < 1 && share - told < 0.01) return;
    told = share;
    set(key, { at: 'sending', share });
  };
  if (isZip(file)) {
    const going = upload<{ items: Unpacked[] }>('/documents/batch', [file], onProgress, fields);
    running.set(key, going);
    return going.done.then(({ items }) => ({ at: 'unpacked', items }));
  }
  const going = upload<Brought>('/documents', [file], onProgress, fields);
  running.set(key, going);
  return going.done.then((answer) => ({ at: 'kept', answer }));
}

function mayPass(error: unknown): boolean {
  return !(error instanceof ApiError) || ![400, 413, 422].includes(error.status);
}

async function run(client: QueryClient, one: Coming) {
  set(one.key, { at: 'sending', share: 0 });
  try {
    const state = await send(one);
    set(one.key, state);
  } catch (error) {
    // Stopped by the person: it is out of the list already.
    if (!(error instanceof DOMException))
      set(one.key, { at: 'refused', why: sentence(error), passing: mayPass(error) });
  } finally {
    running.delete(one.key);
    next(client);
  }
}

function next(client: QueryClient) {
  const waiting = all.filter(({ state }) => state.at === 'waiting');
  for (const one of waiting.slice(0, most - running.size)) void run(client, one);
  if (running.size > 0) return;
  void client.invalidateQueries({ queryKey: ['documents'] });
  void client.invalidateQueries({ queryKey: ['tags'] });
}

/** The files on their way: they go on while the person goes from screen to screen. */
export const uploads = {
  bring(client: QueryClient, files: File[], { tags, entity }: { tags: string[]; entity: string | undefined }) {
    const fields: [string, string][] = tags.map((tag) => ['tags', tag]);
    if (entity) fields.push(['entity_id', entity]);
    const coming = files.map((file): Coming => ({ key: crypto.randomUUID(), file, fields, state: { at: 'waiting' } }));
    all = [...all, ...coming];
    hidden = false;
    tell();
    next(client);
  },
  again(client: QueryClient, key: string) {
    set(key, { at: 'waiting' });
    next(client);
  },
  stop(client: QueryClient, key: string) {
    all = all.filter((one) => one.key !== key);
    tell();
    running.get(key)?.abort();
    if (!running.has(key)) next(client);
  },
  show() {
    hidden = false;
    tell();
  },
  /** What is still on its way goes on; what has ended is forgotten. */
  close() {
    all = all.filter(({ state }) => state.at === 'waiting' || state.at === 'sending');
    hidden = true;
    tell();
  },
  /** When the person signs out. */
  forget() {
    all = [];
    for (const one of running.values()) one.abort();
    tell();
  },
};

export function useUploads() {
  return useSyncExternalStore(
    (listener) => {
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    () => snapshot,
  );
}

export function isUnderWay({ state }: Coming): boolean {
  return state.at === 'waiting' || state.at === 'sending';
}
