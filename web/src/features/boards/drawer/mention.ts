/** The name that is being typed after an @, right before the caret. */
export function mentionAt(text: string, caret: number): { from: number; q: string } | null {
  const found = /(^|\s)@([\p{L}\p{M}.'-]*(?: [\p{L}\p{M}.'-]*)?)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[2]!.length - 1, q: found[2]! } : null;
}

/** The text with the name in place, and where the caret goes on. */
export function mentioned(text: string, from: number, caret: number, name: string): { text: string; caret: number } {
  const written = `@${name} `;
  return { text: text.slice(0, from) + written + text.slice(caret), caret: from + written.length };
}
