import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { previewQuery, type Preview } from '@/api/router';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { wrongFields } from '@/api/useSaving';
import { Block } from '@/ui/Block';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { count, number } from '@/ui/format';
import { LoadingState } from '@/ui/LoadingState';
import { Notice } from '@/ui/Notice';
import { can } from './can';
import { bodyOf } from './draft';
import { PreviewItems } from './PreviewItems';
import { PreviewMoves, type Way } from './PreviewMoves';
import { PreviewTotals } from './PreviewTotals';
import { RuleHits } from './RuleHits';
import styles from './Preview.module.css';
import type { Names } from './tell';
import type { Drafting } from './useRouterDraft';

/** What the draft would have done with the newest messages, beside what was done with them. Nothing is changed by it. */
export function PreviewView({ drafting, names }: { drafting: Drafting; names: Names }) {
  const me = useMe();
  const may = can.look(me);
  const mayChange = can.change(me);
  const { draft, changes } = drafting;
  const body = useMemo(() => bodyOf(draft), [draft]);
  const asked = useQuery({ ...previewQuery(body, draft.base.version), enabled: may === true });
  const ruleNames = draft.rules.map((rule) => rule.name ?? '');
  const [way, setWay] = useState<Way | null>(null);
  if (may !== true) return <EmptyState title="The preview is not yours to see">{may}</EmptyState>;
  if (asked.isError && !asked.data) {
    const wrong = Object.entries(wrongFields(asked.error));
    if (wrong.length === 0)
      return (
        <ErrorState
          title="The preview could not be made"
          message={sentence(asked.error)}
          onRetry={() => void asked.refetch()}
        />
      );
    return (
      <Block title="The preview waits for the draft to be mended">
        <ul className={styles.wrong}>
          {wrong.map(([path, reason]) => (
            <li key={path}>
              <span className={styles.rule}>{ruleAt(path, ruleNames)}</span> {reason}
            </li>
          ))}
        </ul>
      </Block>
    );
  }
  const preview = asked.data;
  if (!preview) return <LoadingState what="the preview" rows={6} height={48} />;
  return (
    <>
      <Block
        title={headline(preview)}
        about={`The newest ${count(preview.sampled, 'message')}, looked at in ${number(preview.took_ms)} ms. ${
          changes.length === 0
            ? `${mayChange === true ? 'The draft holds no change: this' : 'This'} is what today’s router makes of them.${mayChange === true ? '' : ` ${mayChange}`}`
            : 'Nothing changes before you save, and mail that is filed stays where it is.'
        }`}
        action={
          <Button variant="default" loading={asked.isFetching} onClick={() => void asked.refetch()}>
            Run again
          </Button>
        }
      >
        {preview.not_asked > 0 && (
          <div className={styles.notice}>
            <Notice tone="grey">
              The classifier would decide of {count(preview.not_asked, 'message')}, and there was no time to ask it.
              They count neither as changed nor among what lies there then.
            </Notice>
          </div>
        )}
        {preview.warnings?.map(({ path, reason }) => (
          <div key={path} className={styles.notice}>
            <Notice tone="amber">
              {ruleAt(path, ruleNames)} {reason}.
            </Notice>
          </div>
        ))}
        <div className={styles.sides}>
          <PreviewTotals preview={preview} names={names} />
          <RuleHits preview={preview} />
        </div>
      </Block>
      <Block
        title="Message by message"
        about={
          preview.totals.changed > 0 && preview.totals.changed < preview.sampled
            ? 'Those that would land elsewhere come first'
            : undefined
        }
      >
        <PreviewMoves moves={preview.moves} names={names} chosen={way} onChoose={setWay} />
        <PreviewItems items={preview.items} way={way} names={names} />
      </Block>
    </>
  );
}

function headline({ sampled, totals }: Preview): string {
  if (sampled === 0) return 'There is no message to look at yet';
  if (totals.changed === 0) return 'No message would land elsewhere';
  return `${count(totals.changed, 'message')} would land elsewhere`;
}

/** "Rule “Bids”:" for a path into the rules. */
function ruleAt(path: string, rules: string[]): string {
  const at = /^rules\[(\d+)\]/.exec(path)?.[1];
  if (at === undefined) return 'Mailboxes:';
  return `Rule “${rules[Number(at)] || Number(at) + 1}”:`;
}
