import { Button } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { cardQuery } from '@/api/cards';

/** The way to the card of a message, once it is known on which board that lies. */
export function CardLink({ id }: { id: string }) {
  const card = useQuery(cardQuery(id)).data;
  if (!card) return null;
  return (
    <Button
      variant="default"
      rightSection={<IconArrowUpRight size={14} stroke={1.75} />}
      renderRoot={(props) => (
        <Link to="/boards/$stream/cards/$cardId" params={{ stream: card.stream, cardId: id }} {...props} />
      )}
    >
      Open its card
    </Button>
  );
}
