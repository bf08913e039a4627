import { ActionIcon, Menu, Switch, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconCopy,
  IconDots,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useMergedRef } from '@mantine/hooks';
import { useLayoutEffect, type KeyboardEvent } from 'react';
import { number } from '@/ui/format';
import { State } from '@/ui/State';
import type { DraftRule } from './draft';
import type { Seat } from './RuleList';
import { RuleSentence } from './RuleSentence';
import styles from './Rules.module.css';
import type { Names } from './tell';
import { useRuleDrag } from './useRuleDrag';

interface Props {
  rule: DraftRule;
  seat: Seat;
  place: number;
  last: number;
  /** How it stands to what is saved. */
  state: 'new' | 'changed' | null;
  names: Names;
  hits: { last_24h: number; last_30d: number } | undefined;
  counted: boolean;
  warnings: string[];
  faults: string[];
  may: true | string;
  mayMove: true | string;
  carried: boolean;
  onCarryKey: (event: KeyboardEvent) => void;
  onDropped: (key: string, edge: 'top' | 'bottom') => void;
  onMove: (to: number) => void;
  onEdit: () => void;
  onSwitch: (on: boolean) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

/** One rule as a sentence, with what it did lately, its switch and its place. */
export function RuleRow(props: Props) {
  const { rule, seat, place, last, names, hits, may, mayMove, carried } = props;
  const { row, handle } = useRuleDrag(rule.key, mayMove === true, props.onDropped);
  const element = useMergedRef(row, seat.ref);
  const name = rule.name || 'Rule without a name';
  const off = rule.enabled === false;
  // Moved in the page, the handle would lose the focus.
  useLayoutEffect(() => {
    if (carried) handle.current?.focus({ preventScroll: true });
  }, [carried, place, handle]);
  const figure = (value: number | undefined) => (hits ? number(value ?? 0) : props.counted && rule.id ? '0' : '–');

  return (
    <li {...seat} ref={element} className={styles.rule} data-carried={carried || undefined} data-off={off || undefined}>
      <Tooltip label={mayMove === true ? 'Drag, or Space and arrows' : mayMove} multiline maw={280}>
        <button
          ref={handle}
          type="button"
          className={styles.handle}
          aria-label={`Move ${name}, place ${place + 1} of ${last + 1}`}
          aria-pressed={carried}
          aria-disabled={mayMove !== true}
          onKeyDown={(event) => {
            if (mayMove === true) props.onCarryKey(event);
          }}
        >
          <IconGripVertical size={14} stroke={1.75} aria-hidden="true" />
          <span className="tabular">{place + 1}</span>
        </button>
      </Tooltip>
      <div className={styles.body}>
        <div className={styles.title}>
          <button type="button" className={styles.name} dir="auto" onClick={props.onEdit}>
            {name}
          </button>
          {props.state && (
            <State tone="blue" icon={IconPencil}>
              {props.state === 'new' ? 'New' : 'Changed'}
            </State>
          )}
        </div>
        <RuleSentence rule={rule} names={names} />
        {props.faults.map((fault) => (
          <p key={fault} className={styles.fault}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" /> {fault}
          </p>
        ))}
        {props.warnings.map((warning) => (
          <p key={warning} className={styles.warning}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" /> {warning}
          </p>
        ))}
      </div>
      <div className={styles.figures}>
        <span data-zero={!hits?.last_24h || undefined}>
          {figure(hits?.last_24h)}
          <span className={styles.unit}> in 24 h</span>
        </span>
        <span data-zero={!hits?.last_30d || undefined}>
          {figure(hits?.last_30d)}
          <span className={styles.unit}> in 30 days</span>
        </span>
      </div>
      <Tooltip label={may} disabled={may === true} multiline maw={280}>
        <Switch
          aria-label={`${name} is ${off ? 'off' : 'on'}`}
          checked={!off}
          aria-disabled={may !== true}
          onChange={(event) => {
            if (may === true) props.onSwitch(event.currentTarget.checked);
          }}
        />
      </Tooltip>
      <Menu position="bottom-end" width={200} disabled={may !== true}>
        <Menu.Target>
          <ActionIcon aria-label={`More for ${name}`} disabled={may !== true}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={14} />} onClick={props.onEdit}>
            Edit
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={14} />} onClick={props.onDuplicate}>
            Duplicate
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconArrowBarToUp size={14} />}
            disabled={mayMove !== true || place === 0}
            onClick={() => props.onMove(0)}
          >
            Ask first
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowBarToDown size={14} />}
            disabled={mayMove !== true || place === last}
            onClick={() => props.onMove(last)}
          >
            Ask last
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash size={14} />} c="var(--p-red)" onClick={props.onRemove}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
