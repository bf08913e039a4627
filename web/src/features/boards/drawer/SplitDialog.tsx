import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { CardDetail } from '@/api/types';
import { count, shortTime } from '@/ui/format';
import { useActsHere } from '../acts/ActsContext';
import { firstWords } from '@/mail/quoted';

/** Chooses the messages that become a card of their own. */
export function SplitDialog({ card, onClose }: { card: CardDetail; onClose: () => void }) {
  const { acts } = useActsHere();
  const [chosen, setChosen] = useState<string[]>([]);
  const { messages } = card.thread;
  const all = chosen.length === messages.length;
  return (
    <Modal opened onClose={onClose} title="Split messages off to a new card" size={520} yOffset="10dvh">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void acts.split(card, chosen);
        }}
      >
        <Checkbox.Group value={chosen} onChange={setChosen} label="Which messages belong to another matter?">
          {messages.map((message) => (
            <Checkbox
              key={message.id}
              mt="sm"
              value={message.id}
              label={`${message.from?.name || message.from?.email || 'Unknown sender'} · ${shortTime(message.date ?? message.received_at)}`}
              description={firstWords(message.reply_text || message.text).slice(0, 90)}
            />
          ))}
        </Checkbox.Group>
        {all && (
          <p className="meta" role="status">
            One message must stay on this card.
          </p>
        )}
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={chosen.length === 0 || all}>
            Split {count(chosen.length, 'message')} off
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
