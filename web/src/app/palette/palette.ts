/** Opens the palette from wherever it is offered. */
const opened = 'pebble:palette';

export const palette = {
  open: () => void window.dispatchEvent(new Event(opened)),
  onOpen: (then: () => void) => {
    window.addEventListener(opened, then);
    return () => window.removeEventListener(opened, then);
  },
};
