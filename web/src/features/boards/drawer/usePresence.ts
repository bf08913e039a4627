import { useEffect } from 'react';
import { api } from '@/api/client';

const every = 15_000;

/** Tells the others that this card is looked at, as long as it is; nobody is told of failures. */
export function usePresence(cardId: string, writing: boolean) {
  useEffect(() => {
    const tell = (body: { card_id: string | null; doing?: string }) => void api.post('/presence', body).catch(() => {});
    const here = () => {
      if (document.visibilityState === 'visible')
        tell({ card_id: cardId, doing: writing ? 'writing_note' : 'looking' });
    };
    here();
    const timer = setInterval(here, every);
    document.addEventListener('visibilitychange', here);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', here);
    };
  }, [cardId, writing]);

  useEffect(() => () => void api.post('/presence', { card_id: null }).catch(() => {}), [cardId]);
}
