import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCommand } from '@/ui/commands';
import { palette } from './palette';
import styles from './Palette.module.css';
import { PaletteBox } from './PaletteBox';
import { useVisibleHeight } from './useVisibleHeight';

/** One box for everything that can be found, every place and every act that is possible now; on a phone it is the whole screen. */
export function CommandPalette() {
  const [opened, setOpened] = useState(false);
  const before = useRef<HTMLElement | null>(null);
  const then = useRef<(() => void) | undefined>(undefined);
  const open = useCallback(() => {
    before.current = document.activeElement as HTMLElement | null;
    setOpened(true);
  }, []);
  const narrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const height = useVisibleHeight();
  useCommand('palette', open);
  useEffect(() => palette.onOpen(open), [open]);
  // First the focus goes back to where it was, then what was chosen happens: it may move the focus itself.
  useEffect(() => {
    if (opened || !before.current) return;
    // It fades out for a moment, and the focus has no business there any more.
    (document.activeElement as HTMLElement | null)?.blur();
    before.current.focus({ preventScroll: true });
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
      fullScreen={narrow}
      padding={0}
      title="Search and commands"
      classNames={{ header: 'visually-hidden', content: styles.content, body: styles.body }}
      // On a phone all the room that its keyboard leaves.
      styles={narrow ? { body: { height: height ?? '100dvh' } } : undefined}
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
