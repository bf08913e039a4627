import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { apply } from './apply';
import { follow } from './follow';

/** Keeps every cached board and card in step with what others do, while mounted. */
export function useLive() {
  const client = useQueryClient();
  useEffect(() => follow((event) => apply(client, event)), [client]);
}
