import { SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { documentQuery, documents, type Decision, type NearDuplicate, type WholeDocument } from '@/api/documents';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { useCommand } from '@/ui/commands';
import { ErrorState } from '@/ui/ErrorState';
import { Time } from '@/ui/Time';
import { toastDone, toastFailed } from '@/ui/toast';
import { can } from '../../can';
import { alikeWord } from '../../words';
import { Viewer } from '../pages/Viewer';
import styles from './Compare.module.css';
import { decisions } from './decisions';
import { Differences } from './Differences';

/** Two documents that are nearly the same: word by word or page by page, and a person's word on what they are to each other. */
export function Compare({ document, other: otherId }: { document: WholeDocument; other: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = can('compare', useMe(), document);
  const [view, setView] = useState('words');
  const read = useQuery(documentQuery(otherId));
  const other = read.data;
  const near = document.near_duplicates.find(({ id }) => id === otherId);
  const leave = () =>
    void navigate({
      to: '.',
      search: (old) => ({ ...old, with: undefined }),
    });
  useCommand('close', leave, 2);

  const show = (near_duplicates: NearDuplicate[]) => {
    client.setQueryData(documentQuery(document.id).queryKey, (held) => held && { ...held, near_duplicates });
    void client.invalidateQueries({ queryKey: ['document', otherId] });
  };
  const onError = (error: unknown) => toastFailed(sentence(error));
  const taking = useMutation({
    mutationFn: () => documents.undecide(document.id, otherId),
    onSuccess: ({ near_duplicates }) => {
      show(near_duplicates);
      toastDone('Nothing is said of the two any more.');
    },
    onError,
  });
  const deciding = useMutation({
    mutationFn: (decision: Decision) => documents.decide(document.id, otherId, decision),
    onSuccess: ({ near_duplicates }, decision) => {
      show(near_duplicates);
      toastDone(decisions[decision].said, () => taking.mutate());
      if (decision === 'different') leave();
    },
    onError,
  });

  if (read.isError)
    return (
      <ErrorState
        title="The other document cannot be shown"
        message={sentence(read.error)}
        onRetry={() => void read.refetch()}
      />
    );
  return (
    <section className={styles.compare} aria-label="Comparison">
      <header className={styles.head}>
        <p className={styles.with}>
          Compared with{' '}
          <b className="clip" dir="auto" title={other?.filename}>
            {other?.filename ?? near?.filename ?? '…'}
          </b>
          <span className="meta tabular">
            {near && near.similarity > 0 && `${alikeWord(near.similarity)} · `}
            this one came <Time at={document.created_at} />, the other{' '}
            <Time at={other?.created_at ?? near?.created_at} />
          </span>
        </p>
        <SegmentedControl
          aria-label="How they are compared"
          data={[
            { value: 'words', label: 'Word by word' },
            { value: 'pages', label: 'Side by side' },
          ]}
          value={view}
          onChange={setView}
        />
      </header>
      <div className={styles.answers} role="group" aria-label="What they are to each other">
        {(Object.keys(decisions) as Decision[]).map((decision) => (
          <ActButton
            key={decision}
            may={may}
            variant={near?.decision === decision ? 'filled' : 'default'}
            aria-pressed={near?.decision === decision}
            loading={deciding.isPending && deciding.variables === decision}
            onClick={() => (near?.decision === decision ? taking.mutate() : deciding.mutate(decision))}
          >
            {decisions[decision].act}
          </ActButton>
        ))}
      </div>
      {view === 'words' ? (
        <Differences id={document.id} other={otherId} />
      ) : (
        <div className={styles.sides}>
          <Viewer document={document} />
          {other && <Viewer document={other} keys={false} />}
        </div>
      )}
    </section>
  );
}
