import { Menu, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { lastBoard } from '@/api/lastBoard';
import { useMe } from '@/api/session';
import { ConnectionDot } from './ConnectionDot';
import { EntitySwitch } from './EntitySwitch';
import { GoKey } from './GoKey';
import { places, type Place } from './places';
import styles from './Rail.module.css';
import { useGo } from './useGo';

/** How many places the bottom bar of a phone shows before "More". */
const primary = 3;

/** The way from screen to screen: at the left edge, on a phone at the bottom. */
export function Rail() {
  const me = useMe();
  const go = useGo();
  const narrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  if (!me) return null;
  const mine = places.filter((place) => place.may(me));
  const work = mine.filter((place) => place.to !== '/settings');
  const shown = narrow ? mine.slice(0, primary) : work;
  const settings = mine.find((place) => place.to === '/settings');
  return (
    <nav className={styles.rail} aria-label="Screens">
      <img
        className={styles.mark}
        src="/pebble.svg"
        alt="Pebble"
        width={22}
        height={22}
        style={{ objectFit: 'contain' }}
      />
      {shown.map((place) => (
        <RailItem key={place.to} place={place} narrow={narrow} />
      ))}
      <div className={styles.rest} />
      <EntitySwitch entities={me.entities} className={styles.item} wordClassName={styles.word} />
      <ConnectionDot className={styles.dot} />
      {!narrow && settings && <RailItem place={settings} narrow={false} />}
      {narrow && (
        <Menu position="top-end" width={200}>
          <Menu.Target>
            <button type="button" className={styles.item} aria-label="More screens">
              <IconDots size={20} stroke={1.5} />
              <span className={styles.word}>More</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {mine.slice(primary).map(({ to, label, icon: Icon }) => (
              <Menu.Item key={to} leftSection={<Icon size={16} />} onClick={() => go(to)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {mine.map((place) => place.command && <GoKey key={place.to} command={place.command} to={place.to} />)}
    </nav>
  );
}

function RailItem({ place, narrow }: { place: Place; narrow: boolean }) {
  const me = useMe();
  const active = useMatchRoute()({ to: place.to, fuzzy: true }) !== false;
  const Icon = place.icon;
  const inside = (
    <>
      <Icon size={20} stroke={1.5} aria-hidden="true" />
      <span className={styles.word}>{place.label}</span>
    </>
  );
  const common = {
    className: styles.item,
    'aria-label': place.label,
    'aria-current': active ? ('page' as const) : undefined,
    'data-active': active || undefined,
  };
  const link =
    place.to === '/boards/$stream' ? (
      <Link to={place.to} params={{ stream: lastBoard.get(me?.streams ?? []) }} {...common}>
        {inside}
      </Link>
    ) : (
      <Link to={place.to} {...common}>
        {inside}
      </Link>
    );
  return (
    <Tooltip label={place.label} position="right" disabled={narrow}>
      {link}
    </Tooltip>
  );
}
