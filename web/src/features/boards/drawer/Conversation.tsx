import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notesQuery } from '@/api/cards';
import type { CardDetail, Note } from '@/api/types';
import { count } from '@/ui/format';
import { conversationOf, folded, newestMessage, type Entry } from './conversation';
import type { Place } from './place';
import styles from './Message.module.css';
import { MessageView } from './MessageView';
import { NoteView } from './NoteView';

const none: Note[] = [];

interface Props {
  card: CardDetail;
  /** What is to be seen in one of its messages. */
  place: Place | null;
}

/** The thread as a conversation, with the notes in between: the newest message open, older ones one line each. */
export function Conversation({ card, place }: Props) {
  const [all, setAll] = useState(false);
  const notes = useQuery(notesQuery(card.id));
  const entries = conversationOf(card, notes.data ?? none);
  const newest = newestMessage(entries);
  const { head, hidden, tail } = folded(entries, all, place?.message);
  const show = (entry: Entry) =>
    entry.kind === 'note' ? (
      <NoteView key={entry.note.id} note={entry.note} />
    ) : (
      <MessageView
        key={entry.message.id}
        message={entry.message}
        initiallyOpen={entry.message.id === newest}
        place={place?.message === entry.message.id ? place : null}
      />
    );
  return (
    <div aria-label="Conversation" role="group">
      {head.map(show)}
      {hidden > 0 && (
        <button type="button" className={`${styles.fold} ${styles.message}`} onClick={() => setAll(true)}>
          <span className="meta" style={{ paddingLeft: 28 }}>
            Show {count(hidden, 'message')} in between
          </span>
        </button>
      )}
      {tail.map(show)}
    </div>
  );
}
