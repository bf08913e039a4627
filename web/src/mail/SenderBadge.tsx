import { Popover } from '@mantine/core';
import { IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react';
import type { SenderCheck } from '@/api/types';
import { usePopover } from '@/ui/usePopover';
import styles from './Mail.module.css';

const good = new Set(['ok', 'pass', 'passed', 'trusted', 'verified', 'genuine']);
const neutral = new Set(['unknown', 'none', 'neutral', 'unchecked']);

/** Whether the sender is who the mail says; the reasons are one press away. */
export function SenderBadge({ check }: { check: SenderCheck | null }) {
  const { popover, target } = usePopover();
  if (!check) return null;
  const isGood = good.has(check.verdict);
  const isNeutral = neutral.has(check.verdict);
  const Icon = isGood ? IconShieldCheck : isNeutral ? IconShieldQuestion : IconShieldX;
  const colour = isGood ? 'var(--p-green)' : isNeutral ? 'var(--p-meta)' : 'var(--p-red)';
  const label = isGood ? 'Sender checked' : isNeutral ? 'Sender not checked' : 'Sender is doubtful';
  return (
    <Popover width={320} position="bottom-start" {...popover}>
      <Popover.Target>
        <button
          type="button"
          className={styles.plain}
          {...target}
          style={{
            display: 'inline-flex',
            alignItems: 'center',
            gap: 4,
            alignSelf: 'center',
            verticalAlign: 'middle',
            color: colour,
            flex: 'none',
          }}
        >
          <Icon size={14} stroke={1.75} aria-hidden="true" /> {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {check.reasons.length === 0 ? (
          <p className="meta" style={{ margin: 0 }}>
            The mail’s headers say nothing either way.
          </p>
        ) : (
          <ul style={{ margin: 0, paddingLeft: 16 }}>
            {check.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
