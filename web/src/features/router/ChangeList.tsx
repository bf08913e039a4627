import type { Difference } from './differences';
import { ruleText, type Names } from './tell';
import styles from './Changes.module.css';

const words: Record<Difference['kind'], string> = {
  added: 'New',
  removed: 'Deleted',
  moved: 'Moved',
  changed: 'Changed',
  default: 'Mailbox',
};

/** What differs, a line each; a changed rule as it was and as it is. */
export function ChangeList({
  changes,
  names,
  contested,
}: {
  changes: Difference[];
  names: Names;
  /** Keys of what the other side touched too. */
  contested?: ReadonlySet<string>;
}) {
  const way = (stream: string | null) => (stream ? names.stream(stream) : 'the classifier');
  return (
    <ul className={styles.list}>
      {changes.map((one) => (
        <li key={`${one.kind}-${one.key}`} className={styles.change}>
          <span className={styles.kind}>{words[one.kind]}</span>
          <div className={styles.words}>
            {one.kind === 'default' ? (
              <>
                <span className={styles.name}>{names.mailbox(one.mailbox)}</span> from {way(one.before)} to{' '}
                {way(one.after)}
              </>
            ) : (
              <span className={styles.name} dir="auto">
                {one.rule.name || 'Rule without a name'}
              </span>
            )}
            {contested?.has(one.key) && <span className={styles.contested}> · both of you</span>}
            {one.kind === 'changed' && one.before.name !== one.rule.name && (
              <div className="meta">was called “{one.before.name}”</div>
            )}
            {one.kind === 'changed' && (one.before.enabled !== false) !== (one.rule.enabled !== false) && (
              <div className="meta">{one.rule.enabled === false ? 'switched off' : 'switched on'}</div>
            )}
            {one.kind === 'changed' && ruleText(one.before, names) !== ruleText(one.rule, names) && (
              <>
                <del className={styles.before}>{ruleText(one.before, names)}</del>
                <ins className={styles.after}>{ruleText(one.rule, names)}</ins>
              </>
            )}
            {one.kind === 'added' && <div className="meta">{ruleText(one.rule, names)}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}
