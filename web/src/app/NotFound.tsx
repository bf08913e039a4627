import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@/ui/EmptyState';

export function NotFound() {
  return (
    <EmptyState
      title="There is no screen at this address"
      action={
        <Button variant="default" component={Link} to="/">
          Go to my board
        </Button>
      }
    >
      The address may have been cut when it was copied.
    </EmptyState>
  );
}
