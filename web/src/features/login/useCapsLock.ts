import { useState, type KeyboardEvent } from 'react';

/** Whether Caps Lock is on, as far as the last key told. */
export function useCapsLock() {
  const [on, setOn] = useState(false);
  return { on, watch: (event: KeyboardEvent) => setOn(event.getModifierState('CapsLock')) };
}
