import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconChevronUp, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { count } from '@/ui/format';
import { Notice } from '@/ui/Notice';
import { ChangeList } from './ChangeList';
import { ClashDialog } from './ClashDialog';
import styles from './Router.module.css';
import type { Names } from './tell';
import type { Drafting } from './useRouterDraft';

/** Stands below the work as long as something is not saved. */
export function DraftBar({ drafting, names, view }: { drafting: Drafting; names: Names; view: string }) {
  const { changes, newer, problem } = drafting;
  const [comparing, setComparing] = useState<number | null>(null);
  const [seen, setSeen] = useState<number | undefined>();
  if (changes.length === 0) return null;
  // After a refusal at once; else the bar tells of it, so that nobody is torn from what they write.
  const refused = drafting.refusedFor === newer?.version && seen !== newer?.version;
  const opened = newer !== undefined && (comparing === newer.version || refused);
  return (
    <section className={styles.bar} aria-label="Changes not saved">
      {problem && <Notice tone="red">{problem}</Notice>}
      <div className={styles.acts}>
        <Popover width="min(420px, calc(100vw - 24px))" position="top-start">
          <Popover.Target>
            <UnstyledButton className={styles.changes}>
              <IconPencil size={14} stroke={1.75} aria-hidden="true" />
              {count(changes.length, 'change')} not saved
              <IconChevronUp size={14} stroke={1.75} aria-hidden="true" />
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown mah={360} style={{ overflow: 'auto' }}>
            <ChangeList changes={changes} names={names} />
          </Popover.Dropdown>
        </Popover>
        {newer && (
          <span className={styles.newer} role="status">
            {newer.saved_by.name} saved version {newer.version} meanwhile
          </span>
        )}
        <div className={styles.buttons}>
          <Button variant="subtle" color="gray" disabled={drafting.busy} onClick={drafting.discard}>
            Discard
          </Button>
          {view !== 'preview' && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/router" search={(old) => ({ entity: old.entity, view: 'preview' })} {...props} />
              )}
            >
              Preview
            </Button>
          )}
          {newer ? (
            <Button onClick={() => setComparing(newer.version)}>Compare and save</Button>
          ) : (
            <Button loading={drafting.busy} onClick={drafting.save}>
              Save
            </Button>
          )}
        </div>
      </div>
      {opened && (
        <ClashDialog
          drafting={drafting}
          theirs={newer}
          names={names}
          onClose={() => {
            setComparing(null);
            setSeen(newer.version);
          }}
        />
      )}
    </section>
  );
}
