import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fullTime, shortTime } from '@/ui/format';
import { Picker } from '@/ui/Picker';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';
import { snoozePresets } from './snooze';
import { these } from './words';

export function SnoozeDialog({ cards, onClose }: DialogProps) {
  const { acts } = useActsHere();
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const woken = cards.length === 1 ? cards[0]?.woken_from : null;
  const presets = snoozePresets(now);
  if (woken && new Date(woken) > now)
    presets.unshift({ label: 'As before the customer wrote', until: new Date(woken) });

  function until(date: Date) {
    onClose();
    void acts.snooze(cards, date, shortTime(date.toISOString()));
  }

  return (
    <Picker
      title={`Snooze ${these(cards)}`}
      placeholder="Until when"
      empty="Choose a day and a time below."
      options={presets.map(({ label, until: date }) => ({
        key: label,
        label,
        value: date,
        hint: <span title={fullTime(date.toISOString())}>{shortTime(date.toISOString())}</span>,
      }))}
      onClose={onClose}
      onPick={until}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const date = new Date(own);
          if (Number.isNaN(date.getTime())) setFault('Choose a day and a time.');
          else if (date <= now) setFault('This is in the past. Choose a later time.');
          else until(date);
        }}
      >
        <Group align="flex-start" gap="sm" mt="lg" wrap="nowrap">
          <TextInput
            type="datetime-local"
            aria-label="Day and time"
            style={{ flex: 1 }}
            value={own}
            error={fault}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            Snooze until then
          </Button>
        </Group>
      </form>
      <p className="meta" style={{ margin: '12px 0 0' }}>
        A customer’s answer wakes the card early.
      </p>
    </Picker>
  );
}
