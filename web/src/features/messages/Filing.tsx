import { Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronDown, IconLayoutKanban, IconRefresh } from '@tabler/icons-react';
import { sentence } from '@/api/sentence';
import { useFiling, type Filed } from '@/api/messages';
import { useMe } from '@/api/session';
import type { Message, NoiseKind } from '@/api/types';
import { noiseKinds, noiseWord } from '@/mail/noise';
import { ActButton } from '@/ui/ActButton';
import { State } from '@/ui/State';
import { toastDone, toastFailed } from '@/ui/toast';
import { can } from './can';
import { CardLink } from './CardLink';
import { previousFiling } from './previousFiling';
import styles from './ReadingPane.module.css';
import { dispositions, stateWord } from './words';

function said(filed: Filed): string {
  switch (filed.disposition) {
    case 'carded':
      return 'It is on a card now.';
    case 'noise':
      return `Filed as ${noiseWord(filed.noise_kind).toLowerCase()}.`;
    case 'pending':
      return 'Pebble judges it again.';
  }
}

/** What became of the message and why, and a person's way to say otherwise. */
export function Filing({ message }: { message: Message }) {
  const me = useMe();
  const filing = useFiling(message.id);
  const { tone, icon } = dispositions[message.disposition];
  const mayCard = can(me, message, 'carded');
  const mayNoise = can(me, message, 'noise');

  function file(filed: Filed, undoing = false) {
    const before = previousFiling(message);
    filing.mutate(filed, {
      onSuccess: () => {
        if (undoing) return toastDone('Filed as it was before.');
        toastDone(said(filed), before && (() => file(before, true)));
      },
      onError: (error) => toastFailed(sentence(error)),
    });
  }

  return (
    <div className={styles.filing}>
      <State tone={tone} icon={icon}>
        {stateWord(message)}
      </State>
      <span className={styles.why}>{message.reason && `Why: ${message.reason}`}</span>
      {message.card_id && <CardLink id={message.card_id} />}
      {message.disposition === 'quarantined' && (
        <ActButton
          may={can(me, message, 'pending')}
          loading={filing.isPending}
          leftSection={<IconRefresh size={14} stroke={1.75} />}
          onClick={() => file({ disposition: 'pending' })}
        >
          Judge again
        </ActButton>
      )}
      {message.disposition !== 'carded' && (
        <ActButton
          may={mayCard}
          loading={filing.isPending}
          leftSection={<IconLayoutKanban size={14} stroke={1.75} />}
          onClick={() => file({ disposition: 'carded' })}
        >
          Make it a card
        </ActButton>
      )}
      <Menu position="bottom-end" width={200} disabled={mayNoise !== true}>
        <Menu.Target>
          <Tooltip label={mayNoise} disabled={mayNoise === true}>
            <Button
              variant="default"
              rightSection={<IconChevronDown size={12} />}
              aria-disabled={mayNoise !== true}
              data-disabled={mayNoise !== true || undefined}
            >
              File as noise
            </Button>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {Object.entries(noiseKinds).map(([kind, word]) => (
            <Menu.Item
              key={kind}
              disabled={message.noise_kind === kind}
              onClick={() => file({ disposition: 'noise', noise_kind: kind as NoiseKind })}
            >
              {word}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
