/** One event of a `text/event-stream`. */
export interface ServerEvent {
  id: string | null;
  type: string;
  data: string;
}

/** Cuts a growing text into events; what is not yet whole waits for the next chunk. */
export function eventCutter(emit: (event: ServerEvent) => void): (chunk: string) => void {
  let rest = '';
  let id: string | null = null;
  let type = '';
  let data: string[] = [];

  function line(text: string) {
    if (text === '') {
      if (data.length > 0 || type) emit({ id, type: type || 'message', data: data.join('\n') });
      id = null;
      type = '';
      data = [];
      return;
    }
    if (text.startsWith(':')) return;
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') type = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id') id = value;
  }

  return (chunk) => {
    rest += chunk;
    // A lone CR at the end may be half of a CRLF; wait for what follows it.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const text of lines) line(text);
  };
}
