import { IconClock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { WholeDocument } from '@/api/documents';
import type { Tender } from '@/api/tender';
import { State } from '@/ui/State';
import styles from './Facts.module.css';
import { names, timeLeft, valueWords } from './words';

/** The deadline that holds after all corrigenda, and how much time is left. */
export function Deadline({ tender, document }: { tender: Tender; document: WholeDocument }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const minute = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(minute);
  }, []);
  const { deadline } = tender;
  if (!deadline) return null;
  const left = timeLeft(deadline.at, now);
  const own = document.fields.find(({ name }) => name === deadline.name);
  const moved = valueWords(own?.value) !== valueWords(deadline.moment);
  const elsewhere = tender.papers.find(({ id }) => moved && id === deadline.document_id && id !== document.id);
  return (
    <div className={styles.deadline}>
      <span className="meta">{names[deadline.name]}</span>
      <strong className="tabular">{valueWords(deadline.moment)}</strong>
      <State tone={left.tone} icon={IconClock}>
        {left.words}
      </State>
      {elsewhere && (
        <span className="meta">
          As{' '}
          <Link to="/documents/$id" params={{ id: elsewhere.id }} search={(old) => ({ ...old, with: undefined })}>
            {elsewhere.filename}
          </Link>{' '}
          has it
        </span>
      )}
    </div>
  );
}
