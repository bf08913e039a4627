import { Tooltip } from '@mantine/core';
import type { ComponentType } from 'react';
import styles from './State.module.css';

export type Tone = 'green' | 'amber' | 'red' | 'blue' | 'grey';

interface Props {
  tone: Tone;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  children: string;
  why?: string;
}

/** A state as an icon and a word, so that colour is never all there is. */
export function State({ tone, icon: Icon, children, why }: Props) {
  return (
    <Tooltip label={why} disabled={!why} multiline maw={320}>
      <span className={styles.state} data-tone={tone}>
        <Icon size={14} stroke={1.75} aria-hidden="true" />
        {children}
      </span>
    </Tooltip>
  );
}
