import { IconArrowRight, IconChevronLeft } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { routerVersionQuery, routing, type RouterView } from '@/api/router';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { Confirm } from '@/ui/Confirm';
import { ErrorState } from '@/ui/ErrorState';
import { count } from '@/ui/format';
import { LoadingState } from '@/ui/LoadingState';
import { Notice } from '@/ui/Notice';
import { toastDone, toastFailed } from '@/ui/toast';
import { can } from './can';
import { ChangeList } from './ChangeList';
import { Destination } from './Destination';
import { differences } from './differences';
import { RuleSentence } from './RuleSentence';
import type { Names } from './tell';
import { useTakeUp, type Drafting } from './useRouterDraft';
import styles from './Versions.module.css';

interface Props {
  version: number;
  current: RouterView;
  drafting: Drafting;
  names: Names;
}

/** One state of the router: what going back to it would change, and its rules. */
export function VersionDetail({ version, current, drafting, names }: Props) {
  const me = useMe();
  const navigate = useNavigate();
  const takeUp = useTakeUp();
  const held = useQuery(routerVersionQuery(version));
  const [asking, setAsking] = useState(false);
  const then = held.data;
  const changes = then ? differences(current, then) : [];
  const rolling = useMutation({
    mutationFn: ({ to, from }: { to: number; from: number }) => routing.rollBack(to, from),
    onSuccess: (now, { from }) => {
      takeUp(now);
      setAsking(false);
      void navigate({ to: '/router', search: (old) => ({ ...old, version: String(now.version) }) });
      toastDone(`${now.note}: this is version ${now.version} now.`, () =>
        rolling.mutate({ to: from, from: now.version }),
      );
    },
    onError: (error) => {
      if (!asking) toastFailed(sentence(error));
    },
  });

  const allowed = can.change(me);
  const may =
    allowed !== true
      ? allowed
      : drafting.changes.length > 0
        ? 'Save or discard your changes first.'
        : version === current.version
          ? 'This version is in force.'
          : true;

  if (held.isError && !then)
    return (
      <ErrorState
        title={`Version ${version} cannot be shown`}
        message={sentence(held.error)}
        onRetry={() => void held.refetch()}
      />
    );
  if (!then) return <LoadingState what={`version ${version}`} rows={4} />;
  return (
    <>
      <header className={styles.head}>
        <Link
          to="/router"
          search={(old) => ({ ...old, version: undefined })}
          className={styles.back}
          aria-label="All versions"
        >
          <IconChevronLeft size={16} stroke={1.75} aria-hidden="true" />
        </Link>
        <h2>Version {version}</h2>
        <ActButton may={may} onClick={() => setAsking(true)}>
          Roll back to it
        </ActButton>
      </header>
      {version !== current.version && (
        <section aria-label="What differs" className={styles.part}>
          <h3>{changes.length === 0 ? 'It says what is in force' : 'Going back to it would change'}</h3>
          <ChangeList changes={changes} names={names} />
        </section>
      )}
      <section aria-label="Its rules" className={styles.part}>
        <h3>{count(then.rules.length, 'rule')}</h3>
        <ol className={styles.rules}>
          {then.rules.map((rule) => (
            <li key={rule.id} data-off={rule.enabled === false || undefined}>
              <div className={styles.name} dir="auto">
                {rule.name}
                {rule.enabled === false && <span className="meta"> (off)</span>}
              </div>
              <RuleSentence rule={rule} names={names} />
            </li>
          ))}
        </ol>
      </section>
      <section aria-label="Its mailboxes" className={styles.part}>
        <h3>{count(then.defaults.length, 'mailbox', 'mailboxes')}</h3>
        <ul className={styles.rules}>
          {then.defaults.map((one) => (
            <li key={one.mailbox_id}>
              {names.mailbox(one.mailbox_id ?? '')}
              <IconArrowRight size={14} stroke={1.75} role="img" aria-label="to" className={styles.arrow} />
              {one.stream ? <Destination to={one.stream} names={names} /> : 'decided by the classifier'}
            </li>
          ))}
        </ul>
      </section>
      {asking && (
        <Confirm
          title={`Roll back to version ${version}?`}
          act={`Roll back to version ${version}`}
          busy={rolling.isPending}
          onConfirm={() => rolling.mutate({ to: version, from: current.version })}
          onClose={() => setAsking(false)}
        >
          {rolling.isError && <Notice tone="red">{sentence(rolling.error)}</Notice>}
          <p>
            New mail is routed by it at once. It becomes version {current.version + 1}, so you can come back from it.
          </p>
          <ChangeList changes={changes} names={names} />
        </Confirm>
      )}
    </>
  );
}
