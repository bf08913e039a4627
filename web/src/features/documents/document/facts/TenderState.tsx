import { useQuery } from '@tanstack/react-query';
import type { WholeDocument } from '@/api/documents';
import { tenderQuery } from '@/api/tender';
import about from '../about/About.module.css';
import { Corrections } from './Corrections';
import { Deadline } from './Deadline';

/** How the tender of a paper stands: its deadline, and what changed. */
export function TenderState({ document }: { document: WholeDocument }) {
  const tender = useQuery(tenderQuery(document.id, document.version)).data;
  if (!tender || (!tender.deadline && tender.corrections.length === 0)) return null;
  return (
    <div className={about.part}>
      {tender.deadline && <Deadline tender={tender} document={document} />}
      {tender.corrections.length > 0 && <Corrections tender={tender} document={document} />}
    </div>
  );
}
