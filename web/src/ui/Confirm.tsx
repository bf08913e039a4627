import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  act: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asked before what cannot be undone; the button says the act. */
export function Confirm({ title, act, busy, onConfirm, onClose, children }: Props) {
  return (
    <Modal opened onClose={onClose} title={title} size={420} yOffset="14dvh">
      {children}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button color="red.9" loading={busy} onClick={onConfirm}>
          {act}
        </Button>
      </Group>
    </Modal>
  );
}
