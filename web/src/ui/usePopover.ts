import { useState, type KeyboardEvent } from 'react';

/** For a popover beside its button: Escape closes it, and not also the card it lies on. */
export function usePopover() {
  const [opened, setOpened] = useState(false);
  return {
    popover: { opened, onChange: setOpened },
    target: {
      onClick: () => setOpened(!opened),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !opened) return;
        event.preventDefault();
        setOpened(false);
      },
    },
  };
}
