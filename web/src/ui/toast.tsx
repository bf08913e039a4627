import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';

interface Offer {
  label: string;
  run: () => void;
}

function show(message: string, offer: Offer | undefined, failed: boolean) {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    role: failed ? 'alert' : 'status',
    // Whoever is to read what failed, or to think whether to take it back, needs longer.
    autoClose: failed || offer ? 10_000 : 6_000,
    withBorder: true,
    color: failed ? 'red' : 'teal',
    icon: failed ? <IconAlertTriangle size={16} /> : <IconCheck size={16} />,
    closeButtonProps: { 'aria-label': 'Close this message' },
    message: (
      <span style={{ display: 'flex', alignItems: 'center', gap: 12, justifyContent: 'space-between' }}>
        <span>{message}</span>
        {offer && (
          <Button
            variant="subtle"
            size="compact-xs"
            style={{ flex: 'none' }}
            onClick={() => {
              notifications.hide(id);
              offer.run();
            }}
          >
            {offer.label}
          </Button>
        )}
      </span>
    ),
  });
}

/** Says what was done, with the way back beside it. */
export function toastDone(message: string, undo?: () => void) {
  show(message, undo && { label: 'Undo', run: undo }, false);
}

/** Says what failed, in the words of `sentence()`. */
export function toastFailed(message: string, offer?: Offer) {
  show(message, offer, true);
}
