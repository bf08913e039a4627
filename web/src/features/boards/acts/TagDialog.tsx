import { Button, Group, Modal, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';
import { these } from './words';

export function TagDialog({ cards, onClose }: DialogProps) {
  const { acts } = useActsHere();
  const [tags, setTags] = useState(cards.length === 1 ? (cards[0]?.tags ?? []) : []);
  const many = cards.length > 1;
  return (
    <Modal
      opened
      onClose={onClose}
      title={many ? `Add tags to ${these(cards)}` : 'Tags of this card'}
      size={420}
      yOffset="14dvh"
    >
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
          <Button type="submit" disabled={many && tags.length === 0}>
            {many ? 'Add tags' : 'Save tags'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
