import { Modal } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCommand } from '@/ui/commands';
import { palette } from './palette';
import styles from './Palette.module.css';
import { PaletteBox } from './PaletteBox';

/** One box for everything that can be found, every place and every act that is possible now. */
export function CommandPalette() {
  const [opened, setOpened] = useState(false);
  const before = useRef<HTMLElement | null>(null);
  const then = useRef<(() => void) | undefined>(undefined);
  const open = useCallback(() => {
    before.current = document.activeElement as HTMLElement | null;
    setOpened(true);
  }, []);
  useCommand('palette', open);
  useEffect(() => palette.onOpen(open), [open]);
  // First the focus goes back to where it was, then what was chosen happens: it may move the focus itself.
  useEffect(() => {
    if (opened) return;
    before.current?.focus({ preventScroll: true });
    before.current = null;
    then.current?.();
    then.current = undefined;
  }, [opened]);
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      returnFocus={false}
      withCloseButton={false}
      size={680}
      yOffset="12dvh"
      padding={0}
      title="Search and commands"
      classNames={{ header: 'visually-hidden', content: styles.content, body: styles.body }}
    >
      <PaletteBox
        onClose={(run) => {
          then.current = run;
          setOpened(false);
        }}
      />
    </Modal>
  );
}
