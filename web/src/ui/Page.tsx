import { createContext, useContext, useEffect, type ReactNode } from 'react';
import styles from './Page.module.css';

/** What stands at the end of every bar: the search and the person. The app gives it, so that pages need not know it. */
export const BarEnd = createContext<ReactNode>(null);

interface Props {
  title: string;
  /** Filters, tabs, the page's own acts. */
  bar?: ReactNode;
  children: ReactNode;
  padded?: boolean;
  /** Where the bar itself names the screen, as tabs do. */
  hideTitle?: boolean;
}

/** A screen: the bar with its title, and the work below it. */
export function Page({ title, bar, children, padded = false, hideTitle = false }: Props) {
  const end = useContext(BarEnd);
  useEffect(() => {
    document.title = `${title} · Pebble`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1 className={hideTitle ? 'visually-hidden' : styles.title}>{title}</h1>
        <div className={styles.middle}>{bar}</div>
        <div className={styles.end}>{end}</div>
      </header>
      <main id="work" tabIndex={-1} className={`${styles.work} ${padded ? styles.padded : ''}`}>
        {children}
      </main>
    </div>
  );
}
