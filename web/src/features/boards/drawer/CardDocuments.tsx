import type { Attached } from '@/api/documents';
import { useMe } from '@/api/session';
import type { SharedDocument } from '@/api/sharing';
import type { CardDetail } from '@/api/types';
import { AddDocument } from '@/papers/AddDocument';
import { PaperRow } from '@/papers/PaperRow';
import { SharedRow } from '@/papers/SharedRow';
import { count } from '@/ui/format';
import { can } from '../can';
import styles from './Drawer.module.css';
import { papersOf } from './papers';
import { Section } from './Section';

interface Props {
  card: CardDetail;
  /** The documents that hang on its mail. */
  attached: Attached[];
  /** Those that people put beside it. */
  shared: SharedDocument[];
}

/** The papers of a card: what people put there, then what came with its mail, each once and the newest first. */
export function CardDocuments({ card, attached, shared }: Props) {
  const me = useMe();
  const papers = papersOf(attached);
  const other = { type: 'card', id: card.id, title: card.subject } as const;
  const came = new Set(papers.map(({ document }) => document.id));
  return (
    <Section
      id="card-documents"
      title="Documents"
      act={
        <AddDocument
          other={other}
          entity={card.entity_id}
          without={[...came, ...shared.map(({ id }) => id)]}
          may={can('share', me, card)}
        />
      }
    >
      {papers.length + shared.length === 0 && <p className={styles.empty}>None came with its mail.</p>}
      {shared.map((one) => (
        <SharedRow key={`shared-${one.id}`} shared={one} other={other} />
      ))}
      {papers
        .filter(({ document }) => !shared.some(({ id }) => id === document.id))
        .map(({ document, messages }) => {
          const message = card.thread.messages.find(({ id }) => id === messages.at(-1));
          return (
            <PaperRow
              key={document.id}
              document={document}
              more={messages.length > 1 && count(messages.length, 'mail')}
              at={message?.date ?? message?.received_at}
            />
          );
        })}
    </Section>
  );
}
