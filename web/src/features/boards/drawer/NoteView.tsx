import type { Note } from '@/api/types';
import { Initials } from '@/ui/Initials';
import { Time } from '@/ui/Time';
import styles from './Message.module.css';
import { Text } from './Text';

/** A note among the messages, on its own tinted ground: nobody outside sees it. */
export function NoteView({ note }: { note: Note }) {
  return (
    <article className={styles.note} aria-label={`Note by ${note.author.name}`}>
      <header>
        <Initials name={note.author.name} />
        <span style={{ fontWeight: 600 }}>{note.author.name}</span>
        <span className="meta">wrote a note</span>
        <span style={{ flex: 1 }} />
        <span className="meta">
          <Time at={note.at} />
        </span>
      </header>
      <Text>{note.text}</Text>
    </article>
  );
}
