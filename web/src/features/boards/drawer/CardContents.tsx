import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { attachedQuery, type Attached } from '@/api/documents';
import { sharedQuery, type SharedDocument } from '@/api/sharing';
import type { CardDetail } from '@/api/types';
import { Conversation } from './Conversation';
import styles from './Drawer.module.css';
import { SummaryBox } from './facts/SummaryBox';
import { Notices } from './Notices';
import { Panels } from './Panels';
import { partsOf } from './parts';
import type { Place } from './place';
import { Properties } from './Properties';
import { Subject } from './Subject';
import { UnsureNotice } from './UnsureNotice';

const none: Attached[] = [];
const unshared: SharedDocument[] = [];

/** What an open card shows between its bar and the composer. */
export function CardContents({ card }: { card: CardDetail }) {
  const [place, setPlace] = useState<Place | null>(null);
  const holds = card.thread.messages.some(({ attachments }) => attachments.length > 0);
  const attached = useQuery({ ...attachedQuery('cards', card.id), enabled: holds }).data ?? none;
  const shared = useQuery(sharedQuery('card', card.id)).data ?? unshared;
  return (
    <div className={styles.scroll}>
      <div className={styles.head}>
        <Subject card={card} />
        <Properties card={card} />
      </div>
      <UnsureNotice card={card} />
      <Notices card={card} />
      <SummaryBox card={card} />
      <nav className={`${styles.jumps} strip`} aria-label="Parts of this card">
        {Object.entries(partsOf(card)).map(([id, label]) => (
          <button key={id} type="button" onClick={() => document.getElementById(id)?.scrollIntoView()}>
            {label}
          </button>
        ))}
      </nav>
      <div id="card-conversation" style={{ scrollMarginTop: 32 }}>
        <Conversation card={card} place={place} />
      </div>
      <Panels card={card} attached={attached} shared={shared} onShow={setPlace} />
    </div>
  );
}
