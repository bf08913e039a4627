import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import styles from './Toolbar.module.css';

interface Props {
  label: string;
  /** What stands for no choice, such as "All mailboxes". */
  any: string;
  /** `hint`: how much it would leave. */
  options: { value: string; label: string; hint?: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A filter with a short list of choices, as a chip of a toolbar. */
export function ChoiceChip({ label, any, options, value, onChange }: Props) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button type="button" className={styles.chip} data-set={value ? true : undefined}>
          {label}
          {value && `: ${chosen?.label ?? value}`} <IconChevronDown size={12} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
        {[{ value: undefined, label: any, hint: undefined }, ...options].map((option) => (
          <Menu.Item
            key={option.value ?? ''}
            rightSection={
              option.value === value ? <IconCheck size={14} /> : <span className="meta tabular">{option.hint}</span>
            }
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
