import { SegmentedControl, Select, Switch, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { usePreferences } from '@/api/session';
import { Block } from '@/ui/Block';
import { number } from '@/ui/format';
import { Row } from './Row';

const locales = [
  { value: 'en-IN', label: 'India: 12,34,567' },
  { value: 'en-GB', label: 'International: 1,234,567' },
  { value: 'de-DE', label: 'Europe: 1.234.567' },
  { value: 'fr-FR', label: 'France: 1 234 567' },
];

/** How Pebble looks and which keys it takes; kept at once, for this person on every machine but the theme. */
export function LookSection() {
  const [preferences, save] = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Block title="Look">
        <Row title="Theme" about="On this machine">
          <SegmentedControl
            aria-label="Theme"
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'auto', label: 'As the system' },
            ]}
          />
        </Row>
        <Row title="Density" about="How close rows and cards stand">
          <SegmentedControl
            aria-label="Density"
            value={preferences.density ?? 'compact'}
            onChange={(density) => save({ density: density as 'compact' | 'cosy' })}
            data={[
              { value: 'compact', label: 'Compact' },
              { value: 'cosy', label: 'Cosy' },
            ]}
          />
        </Row>
        <Row title="Numbers" about={`Now as in ${number(1_234_567)}`}>
          <Select
            aria-label="How numbers are grouped"
            w={220}
            allowDeselect={false}
            value={preferences.locale ?? 'en-IN'}
            onChange={(locale) => save({ locale: locale ?? 'en-IN' })}
            data={locales}
          />
        </Row>
      </Block>
      <Block title="Keys">
        <Row
          title="Single-key shortcuts"
          about="Keys such as c for a note work without Ctrl. Turn them off if they get in the way of speech input or other aids."
        >
          <Switch
            aria-label="Single-key shortcuts"
            checked={preferences.single_keys ?? true}
            onChange={(event) => save({ single_keys: event.currentTarget.checked })}
          />
        </Row>
      </Block>
    </>
  );
}
