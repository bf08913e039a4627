import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { streamsQuery } from '@/api/boards';
import { newIdempotencyKey } from '@/api/client';
import { meQuery } from '@/api/session';
import { streams } from '@/api/streams';
import type { Stream } from '@/api/types';
import { useSaving } from '@/api/useSaving';
import { Notice } from '@/ui/Notice';
import { toastDone } from '@/ui/toast';

/** A new board starts with an inbox and a done column; the rest is laid out next. */
export function NewBoardDialog({ onClose, onMade }: { onClose: () => void; onMade: (stream: Stream) => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [key] = useState(newIdempotencyKey);
  const saving = useSaving<Stream>({
    send: () => streams.create(name.trim(), key),
    onSaved: (stream) => {
      for (const { queryKey } of [streamsQuery, meQuery]) void client.invalidateQueries({ queryKey });
      toastDone(`${stream.name} was added. Grant it to people on the users screen.`);
      onMade(stream);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save();
  };
  return (
    <Modal opened onClose={onClose} title="New board" size={420} yOffset="14dvh">
      <form onSubmit={submit} style={{ display: 'grid', gap: 16 }}>
        {saving.problem && <Notice tone="red">{saving.problem}</Notice>}
        <TextInput
          data-autofocus
          label="Name"
          description="It starts with the columns Inbox and Done"
          value={name}
          error={saving.wrong.name ?? saving.wrong.key}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={saving.busy} disabled={name.trim() === ''}>
            Add board
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
