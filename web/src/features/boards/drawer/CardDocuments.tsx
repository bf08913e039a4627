import { useQuery } from '@tanstack/react-query';
import { attachedQuery } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { sharedQuery } from '@/api/sharing';
import type { CardDetail } from '@/api/types';
import { AddDocument } from '@/papers/AddDocument';
import { PaperRow } from '@/papers/PaperRow';
import { SharedRow } from '@/papers/SharedRow';
import { count } from '@/ui/format';
import { useFolded } from '@/ui/useFolded';
import { can } from '../can';
import styles from './Drawer.module.css';
import { papersOf } from './papers';
import { Section } from './Section';

/** So many that came with its mail stand there unasked. */
const few = 6;

/** The papers of a card: what people put there, then what came with its mail, each once and the newest first. */
export function CardDocuments({ card }: { card: CardDetail }) {
  const me = useMe();
  const onMail = useQuery(attachedQuery('cards', card.id));
  const beside = useQuery(sharedQuery('card', card.id));
  const asking = beside.isPending || onMail.isPending;
  const error = beside.error ?? onMail.error;
  const shared = beside.data ?? [];
  const papers = papersOf(onMail.data ?? []);
  const { shown, unfold } = useFolded(
    papers.filter(({ document }) => !shared.some(({ id }) => id === document.id)),
    few,
  );
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
      {error && <p className={styles.empty}>{sentence(error)}</p>}
      {!error && papers.length + shared.length === 0 && (
        <p className={styles.empty}>{asking ? 'Looking for its documents' : 'None came with its mail.'}</p>
      )}
      {shared.map((one) => (
        <SharedRow key={`shared-${one.id}`} shared={one} other={other} />
      ))}
      {shown.map(({ document, messages }) => {
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
      {unfold}
    </Section>
  );
}
