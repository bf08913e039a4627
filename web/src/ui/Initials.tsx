import { initialsOf } from './format';
import styles from './Initials.module.css';

interface Props {
  name: string | null;
  initials?: string;
  size?: number;
  /** What it says on hover, when more than the name. */
  label?: string;
}

/** A person as a small disc; a dashed one for nobody. */
export function Initials({ name, initials, size = 20, label }: Props) {
  const text = label ?? name ?? 'Nobody';
  return (
    <span
      role="img"
      aria-label={text}
      title={text}
      className={`${styles.initials} ${name ? '' : styles.nobody}`}
      style={{ width: size, height: size }}
    >
      {name ? (initials ?? initialsOf(name)) : ''}
    </span>
  );
}
