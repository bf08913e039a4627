import { getRouteApi, Link } from '@tanstack/react-router';
import { intoView } from '@/ui/intoView';
import { Page } from '@/ui/Page';
import tabs from '@/ui/Tabs.module.css';
import { BoardsSection } from './boards/BoardsSection';
import { LookSection } from './LookSection';
import { ProfileSection } from './ProfileSection';
import styles from './Settings.module.css';
import { SigningInSection } from './SigningInSection';
import { TokensSection } from './TokensSection';

const route = getRouteApi('/shell/settings');

const sections = [
  { key: 'profile', label: 'Profile', Section: ProfileSection },
  { key: 'look', label: 'Look and keys', Section: LookSection },
  { key: 'signing-in', label: 'Signing in', Section: SigningInSection },
  { key: 'tokens', label: 'API tokens', Section: TokensSection },
  { key: 'boards', label: 'Boards', Section: BoardsSection },
];

/** What a person sets for themselves, and how the boards are laid out. */
export function SettingsPage() {
  const { section } = route.useSearch();
  const chosen = sections.find((one) => one.key === section) ?? sections[0]!;
  return (
    <Page
      title="Settings"
      hideTitle
      bar={
        <nav className={tabs.tabs} aria-label="Settings">
          {sections.map(({ key, label }) => (
            <Link
              key={key}
              to="/settings"
              search={(old) => ({ ...old, section: key })}
              className={tabs.tab}
              ref={chosen.key === key ? intoView : undefined}
              data-active={chosen.key === key || undefined}
              aria-current={chosen.key === key ? 'page' : undefined}
            >
              {label}
            </Link>
          ))}
        </nav>
      }
    >
      <div className={styles.page}>
        <chosen.Section />
      </div>
    </Page>
  );
}
