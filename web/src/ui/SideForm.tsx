import { Button, Drawer } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Notice } from './Notice';
import styles from './SideForm.module.css';

interface Props {
  title: string;
  /** What saving does, in words: "Create mailbox". */
  act: string;
  busy: boolean;
  /** What was refused and is not beside a field. */
  problem?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  /** At the left of the foot: what is not saving, such as deleting. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A form beside the list it belongs to; Esc closes it. */
export function SideForm({ title, act, busy, problem, onSubmit, onClose, foot, children }: Props) {
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!busy) onSubmit();
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      position="right"
      size={480}
      padding={0}
      classNames={{ header: styles.header, title: styles.title, body: styles.body, content: styles.content }}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <div className={styles.fields}>
          {problem && <Notice tone="red">{problem}</Notice>}
          {children}
        </div>
        <footer className={styles.foot}>
          <div className={styles.rest}>{foot}</div>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {act}
          </Button>
        </footer>
      </form>
    </Drawer>
  );
}
