/** Opens the keyboard map from wherever it is offered. */
const opened = 'pebble:keyboard-map';

export const keyboardMap = {
  open: () => void window.dispatchEvent(new Event(opened)),
  onOpen: (then: () => void) => {
    window.addEventListener(opened, then);
    return () => window.removeEventListener(opened, then);
  },
};
