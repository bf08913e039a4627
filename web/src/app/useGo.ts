import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useMe } from '@/api/session';
import type { Place } from './places';
import { lastBoard } from '@/api/lastBoard';

/** Goes to a place; boards open where the person last was. */
export function useGo() {
  const navigate = useNavigate();
  const me = useMe();
  return useCallback(
    (to: Place['to']) => {
      if (to === '/boards/$stream') void navigate({ to, params: { stream: lastBoard.get(me?.streams ?? []) } });
      else void navigate({ to });
    },
    [navigate, me],
  );
}
