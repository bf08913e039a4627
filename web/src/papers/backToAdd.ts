/** What held the focus goes: it goes to the button by which something is put there. */
export function backToAdd(from: HTMLElement) {
  from.closest('section')?.querySelector('button')?.focus();
}
