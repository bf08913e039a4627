import { Button, Group, Modal, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';
import { these } from './words';

export function TagDialog({ cards, onClose }: DialogProps) {
  const { acts } = useActsHere();
  const [tags, setTags] = useState(() => [...new Set(cards.flatMap((card) => card.tags))]);
  return (
    <Modal opened onClose={onClose} title={`Tags of ${these(cards)}`} size={420} yOffset="14dvh">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void acts.tag(cards, tags);
        }}
      >
        <TagsInput
          data-autofocus
          label="Tags"
          description="Type a word and press Enter"
          value={tags}
          onChange={setTags}
          maxTags={20}
          acceptValueOnBlur
        />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Save tags</Button>
        </Group>
      </form>
    </Modal>
  );
}
