import { urlOf } from '../client';
import { setConnection } from './connection';
import { eventCutter, type ServerEvent } from './stream';

/** Silence longer than this means a dead line: the server sends a comment more often. */
const silence = 45_000;

export function pauseBefore(attempt: number, random: () => number = Math.random): number {
  return Math.min(15_000, 500 * 2 ** attempt) * (0.5 + random() / 2);
}

/**
 * Follows the event stream until stopped, resuming after the last id it saw. It reads by `fetch` and not by
 * `EventSource`, which gives up for good when a restarting server answers 503, and cannot resume then.
 */
export function follow(onEvent: (event: ServerEvent) => void): () => void {
  let lastId: string | null = null;
  let stopped = false;
  let attempt = 0;
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read() {
    abort = new AbortController();
    const headers = new Headers({ Accept: 'text/event-stream' });
    if (lastId) headers.set('Last-Event-ID', lastId);
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    try {
      const response = await fetch(urlOf('/events'), { headers, signal: abort.signal, cache: 'no-store' });
      if (response.status === 401) {
        setConnection('offline');
        return;
      }
      if (!response.ok || !response.body) throw new Error(`events answered ${response.status}`);
      setConnection('live');
      attempt = 0;
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      const cut = eventCutter((event) => {
        if (event.id) lastId = event.id;
        if (event.type === 'hello') {
          // A resumed line replays what was missed; only the first one has a past that it cannot tell.
          if (lastId !== null) return;
          lastId = String((JSON.parse(event.data) as { last_event_id: number }).last_event_id);
        }
        onEvent(event);
      });
      for (;;) {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => abort.abort(), silence);
        const { done, value } = await reader.read();
        if (done) break;
        cut(decoder.decode(value, { stream: true }));
      }
    } catch {
      // Falls through to the next attempt, whatever broke the line.
    } finally {
      clearTimeout(watchdog);
    }
    if (stopped) return;
    setConnection(navigator.onLine ? 'reconnecting' : 'offline');
    timer = setTimeout(read, pauseBefore(attempt++));
  }

  function now() {
    if (stopped || document.visibilityState === 'hidden') return;
    attempt = 0;
    clearTimeout(timer);
    abort.abort();
    timer = setTimeout(read, 0);
  }
  function offline() {
    setConnection('offline');
  }

  window.addEventListener('online', now);
  window.addEventListener('offline', offline);
  void read();
  return () => {
    stopped = true;
    clearTimeout(timer);
    abort.abort();
    window.removeEventListener('online', now);
    window.removeEventListener('offline', offline);
  };
}
