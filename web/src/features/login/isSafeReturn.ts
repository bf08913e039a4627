const plain = /^\/[!-[\]-~]{0,2000}$/;
/** A second slash makes a path another host, and a dot or an escape may turn into one on the way. */
const trap = /\/\/|\/\.|%2f|%5c|%2e/i;

/** Whether an address in the URL leads to a screen of ours, as the server judges it too; anything else could be somebody's trap. */
export function isSafeReturn(to: string | undefined): to is string {
  if (to === undefined || !plain.test(to)) return false;
  const path = to.split(/[?#]/, 1)[0]!;
  return !trap.test(path) && !/^\/(login|api)(\/|$)/.test(path);
}
