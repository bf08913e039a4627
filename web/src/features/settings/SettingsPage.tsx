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
import { GivenUpSection } from './work/GivenUpSection';

const route = getRouteApi('/shell/settings');

const sections = [
  { key: 'profile', label: 'Profile', Section: ProfileSection },
  { key: 'look', label: 'Look and keys', Section: LookSection },
  { key: 'signing-in', label: 'Signing in', Section: SigningInSection },
  { key: 'tokens', label: 'API tokens', Section: TokensSection },
  { key: 'boards', label: 'Boards', Section: BoardsSection },
  { key: 'work', label: 'Work given up', Section: GivenUpSection },
];

/** What a person sets for themselves, how the boards are laid out, and the work that waits for somebody to look. */
export function SettingsPage() {
  const { section } = route.useSearch();
  const chosen = sections.find((one) => one.key === section) ?? sections[0]!;
  return (
    <Page
      title="Settings"
      hideTitle
      bar={
        <nav className={`${tabs.tabs} strip`} aria-label="Settings">
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
