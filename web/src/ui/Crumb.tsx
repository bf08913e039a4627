import { IconChevronLeft } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import styles from './Crumb.module.css';

interface Props {
  to: LinkProps['to'];
  params?: LinkProps['params'];
  label: string;
  here: string;
}

/** In the bar: the way back to the list, and where one is. */
export function Crumb({ to, params, label, here }: Props) {
  return (
    <div className={styles.crumb}>
      <Link to={to} params={params} className={styles.back}>
        <IconChevronLeft size={14} stroke={1.75} aria-hidden="true" />
        {label}
      </Link>
      <span aria-hidden="true" className={styles.slash}>
        /
      </span>
      <span className={`${styles.here} clip`} aria-hidden="true">
        {here}
      </span>
    </div>
  );
}
