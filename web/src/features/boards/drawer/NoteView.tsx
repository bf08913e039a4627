import { Fragment } from 'react';
import type { Note } from '@/api/types';
import { Initials } from '@/ui/Initials';
import { Time } from '@/ui/Time';
import styles from './Message.module.css';
import { untied } from './mention';

/** A note among the messages, on its own tinted ground: nobody outside sees it. */
export function NoteView({ note }: { note: Note }) {
  return (
    <article className={styles.note} aria-label={`Note by ${note.author.name}`}>
      <header>
        <Initials name={note.author.name} initials={note.author.initials} />
        <span style={{ fontWeight: 600 }}>{note.author.name}</span>
        <span className="meta">wrote a note</span>
        <span style={{ flex: 1 }} />
        <span className="meta">
          <Time at={note.at} />
        </span>
      </header>
      <div className={styles.text} dir="auto">
        {untied(note.text).map((part, nth) =>
          part.person ? (
            <strong key={nth} style={{ fontWeight: 600 }}>
              {part.text}
            </strong>
          ) : (
            <Fragment key={nth}>{part.text}</Fragment>
          ),
        )}
      </div>
    </article>
  );
}
