import { Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Fragment, useEffect, useState } from 'react';
import { useCommand } from '@/ui/commands';
import { keyCaps, keymap } from '@/ui/keymap';
import { keyboardMap } from './keyboardMap';
import styles from './KeyboardMap.module.css';

type Entry = (typeof keymap)[keyof typeof keymap];

function grouped(wanted: string): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of Object.values(keymap)) {
    const text = `${entry.label} ${entry.group} ${entry.keys.join(' ')}`.toLowerCase();
    if (!text.includes(wanted.trim().toLowerCase())) continue;
    groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  }
  return [...groups];
}

/** Every key of the product, searchable; `?` opens it anywhere. */
export function KeyboardMap() {
  const [opened, { open, close }] = useDisclosure(false);
  const [wanted, setWanted] = useState('');
  useCommand('map', open);
  useEffect(() => keyboardMap.onOpen(open), [open]);
  const groups = grouped(wanted);
  return (
    <Modal opened={opened} onClose={close} title="Keyboard map" size={680} onExitTransitionEnd={() => setWanted('')}>
      <TextInput
        data-autofocus
        aria-label="Search the keyboard map"
        placeholder="Search, for example “move” or “snooze”"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        mb="lg"
      />
      {groups.length === 0 && (
        <p className="meta">No key does that. Press the palette key and type it there instead.</p>
      )}
      <div className={styles.groups}>
        {groups.map(([group, entries]) => (
          <section key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl style={{ margin: 0 }}>
              {entries.map((entry) => (
                <div key={entry.label} className={styles.row}>
                  <dt>{entry.label}</dt>
                  <dd>
                    {entry.keys.map((combination, nth) => (
                      <Fragment key={combination}>
                        {nth > 0 && <span className="meta"> or </span>}
                        {keyCaps(combination).map((cap) => (
                          <kbd key={cap}>{cap}</kbd>
                        ))}
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="meta">Single keys do nothing while you type. You can switch them off in settings.</p>
    </Modal>
  );
}
