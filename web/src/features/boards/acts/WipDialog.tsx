import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { count } from '@/ui/format';
import { useActsHere } from './ActsContext';
import type { Stopped } from './useActs';

/** A column's limit is a promise to each other: it may be exceeded, with a reason that stays in the activity. */
export function WipDialog({ stopped, onClose }: { stopped: Stopped; onClose: () => void }) {
  const { acts } = useActsHere();
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={onClose} title="This column is full" size={440} yOffset="14dvh">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void acts.move(stopped.cards, stopped.to, reason.trim());
        }}
      >
        <p style={{ margin: '0 0 12px' }}>{stopped.message}</p>
        <Textarea
          data-autofocus
          label="Why should it hold more now?"
          description="Kept with the card’s activity"
          minRows={2}
          autosize
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            Leave {stopped.cards.length === 1 ? 'it' : 'them'} where {stopped.cards.length === 1 ? 'it is' : 'they are'}
          </Button>
          <Button type="submit" disabled={reason.trim() === ''}>
            Move {count(stopped.cards.length, 'card')} anyway
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
