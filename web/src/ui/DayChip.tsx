import styles from './Toolbar.module.css';

interface Props {
  label: string;
  /** 2026-01-15 */
  value: string | undefined;
  min?: string;
  max?: string;
  onChange: (day: string | undefined) => void;
}

/** A filter by a day, as a chip of a toolbar. */
export function DayChip({ label, value, min, max, onChange }: Props) {
  return (
    <label className={`${styles.chip} ${styles.day}`} data-set={value ? true : undefined}>
      {label}
      <input
        type="date"
        value={value ?? ''}
        min={min}
        max={max}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    </label>
  );
}
