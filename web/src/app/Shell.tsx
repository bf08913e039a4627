import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe } from '@/api/session';
import { useLive } from '@/api/live/useLive';
import { UploadTray } from '@/features/documents/bringing/UploadTray';
import { uploads } from '@/features/documents/bringing/uploads';
import { setSingleKeys } from '@/ui/commands';
import { setLocale } from '@/ui/format';
import { BarEnd } from '@/ui/Page';
import { KeyboardMap } from './KeyboardMap';
import { Mentions } from './Mentions';
import { CommandPalette } from './palette/CommandPalette';
import { PersonMenu } from './PersonMenu';
import { Rail } from './Rail';
import { SearchButton } from './SearchButton';
import styles from './Shell.module.css';

/** The frame around every screen: the rail, the palette, the keyboard map, the live line. */
export function Shell() {
  const preferences = useMe()?.preferences;
  useLive();
  setLocale(preferences?.locale);
  useEffect(() => setSingleKeys(preferences?.single_keys ?? true), [preferences?.single_keys]);
  useEffect(() => uploads.forget, []);
  useEffect(() => {
    document.documentElement.dataset.density = preferences?.density ?? 'compact';
  }, [preferences?.density]);

  return (
    <BarEnd
      value={
        <>
          <SearchButton />
          <Mentions />
          <PersonMenu />
        </>
      }
    >
      <div className={styles.shell}>
        <a className={styles.skip} href="#work">
          Skip to the work
        </a>
        <Rail />
        <div className={styles.content}>
          <Outlet />
        </div>
      </div>
      <UploadTray />
      <CommandPalette />
      <KeyboardMap />
    </BarEnd>
  );
}
