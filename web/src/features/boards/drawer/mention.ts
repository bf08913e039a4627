/** The name that is being typed after an @, right before the caret. */
export function mentionAt(text: string, caret: number): { from: number; q: string } | null {
  const found = /(^|\s)@([\p{L}\p{M}.'-]*(?: [\p{L}\p{M}.'-]*)?)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[2]!.length - 1, q: found[2]! } : null;
}

/** Whether the words typed so far may still mean this name: an older answer lists people whom they no longer do. */
export function means(typed: string, name: string): boolean {
  return name.toLowerCase().includes(typed.trim().toLowerCase());
}

/** The text with the name in place, and where the caret goes on. */
export function mentioned(text: string, from: number, caret: number, name: string): { text: string; caret: number } {
  const written = `@${name} `;
  return { text: text.slice(0, from) + written + text.slice(caret), caret: from + written.length };
}

/** The note as the server reads it: each name that was picked is tied to its person. */
export function tied(text: string, picked: ReadonlyMap<string, string>): string {
  let written = text;
  for (const [name, id] of picked) written = written.replaceAll(`@${name}`, `@[${name}](${id})`);
  return written;
}

/** A note cut at its mentions, for reading. */
export function untied(text: string): { text: string; person?: string }[] {
  const parts: { text: string; person?: string }[] = [];
  let from = 0;
  for (const found of text.matchAll(/@\[([^\]\n]+)\]\((usr_\w+)\)/g)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    parts.push({ text: `@${found[1]}`, person: found[2] });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
