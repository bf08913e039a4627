const marker = /^\s*((?:re|fw|fwd|aw|wg|sv|rv|tr|antw)(?:\[\d+\])?\s*[:：])\s*/i;

/** "RE: Re: Fwd: Rates" → "Re: Rates": one marker is enough to say that it is an answer. */
export function tidySubject(subject: string): string {
  let rest = subject.trim();
  let first: string | undefined;
  for (let found = marker.exec(rest); found; found = marker.exec(rest)) {
    first ??= /^\s*(fw|wg|tr)/i.test(found[1]!) ? 'Fwd:' : 'Re:';
    rest = rest.slice(found[0].length);
  }
  if (!rest) return first ? `${first} (no subject)` : '(no subject)';
  return first ? `${first} ${rest}` : rest;
}
