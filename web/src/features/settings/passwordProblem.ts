const shortest = 12;

/** What can be told before the server is asked; it looks at more, such as lists of known passwords. */
export function passwordProblem(next: string, again: string): { next?: string; again?: string } {
  if ([...next].length < shortest) return { next: `Must have at least ${shortest} characters.` };
  if (next !== again) return { again: 'Is not the same as above.' };
  return {};
}
