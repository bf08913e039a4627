/** For the chosen one of a row that scrolls: it is seen, however narrow the screen. */
export function intoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
