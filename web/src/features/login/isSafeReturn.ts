/** Whether an address in the URL leads to a screen of ours; anything else could be somebody's trap. */
export function isSafeReturn(to: string | undefined): to is string {
  return to !== undefined && /^\/(?![/\\])/.test(to) && !to.startsWith('/login');
}
