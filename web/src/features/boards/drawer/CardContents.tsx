import { useState } from 'react';
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

/** What an open card shows between its bar and the composer. */
export function CardContents({ card }: { card: CardDetail }) {
  const [place, setPlace] = useState<Place | null>(null);
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
      <Panels card={card} onShow={setPlace} />
    </div>
  );
}
