import { Button, Group, Modal } from '@mantine/core';
import type { RouterView } from '@/api/router';
import { count } from '@/ui/format';
import { Time } from '@/ui/Time';
import { ChangeList } from './ChangeList';
import styles from './Router.module.css';
import { differences } from './differences';
import type { Names } from './tell';
import type { Drafting } from './useRouterDraft';

interface Props {
  drafting: Drafting;
  theirs: RouterView;
  names: Names;
  onClose: () => void;
}

/** Two have changed the router: what each did since they parted, and whose it shall be. */
export function ClashDialog({ drafting, theirs, names, onClose }: Props) {
  const { draft, changes: mine } = drafting;
  const others = differences(draft.base, theirs);
  const contested = new Set(mine.map(({ key }) => key).filter((key) => others.some((one) => one.key === key)));
  const who = theirs.saved_by.name;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${who} saved the router while you were editing`}
      size={880}
      yOffset="10dvh"
      classNames={{ body: styles.clash }}
    >
      <p className={styles.lead}>
        Nothing of yours was saved, and nothing is lost. You began with version {draft.base.version}; version{' '}
        {theirs.version} is in force since <Time at={theirs.saved_at} />.
      </p>
      <div className={styles.sides}>
        <section aria-label={`What ${who} changed`}>
          <h3>
            {who}: {count(others.length, 'change')}
          </h3>
          {others.length > 0 ? (
            <ChangeList changes={others} names={names} contested={contested} />
          ) : (
            <p className="meta">{theirs.note}. The rules and mailboxes are as you had them.</p>
          )}
        </section>
        <section aria-label="What you changed">
          <h3>You: {count(mine.length, 'change')}</h3>
          <ChangeList changes={mine} names={names} contested={contested} />
        </section>
      </div>
      <p className="meta">
        Mine on top keeps their changes and makes yours again on them
        {contested.size > 0 && '; where both of you changed the same, yours stands'}. You see it before you save.
      </p>
      <Group justify="flex-end" gap="sm">
        <Button variant="subtle" color="gray" onClick={onClose}>
          Decide later
        </Button>
        <Button
          variant="default"
          onClick={() => {
            drafting.takeTheirs();
            onClose();
          }}
        >
          Take theirs, drop mine
        </Button>
        <Button
          onClick={() => {
            drafting.putMineOnTop();
            onClose();
          }}
        >
          Put mine on top
        </Button>
      </Group>
    </Modal>
  );
}
