import { Button, CopyButton, Group, Modal, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { access, tokensQuery, type NewToken } from '@/api/access';
import { newIdempotencyKey } from '@/api/client';
import { useSaving } from '@/api/useSaving';
import { Notice } from '@/ui/Notice';
import styles from './Settings.module.css';

const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'Until it is revoked' },
];

function endOf(days: string): string | null {
  return days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null;
}

/** A token is shown here once, and never again. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [key] = useState(newIdempotencyKey);
  const [made, setMade] = useState<NewToken | null>(null);
  const saving = useSaving<NewToken>({
    send: () => access.createToken(name.trim(), endOf(days), key),
    onSaved: (token) => {
      setMade(token);
      void client.invalidateQueries({ queryKey: tokensQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save();
  };
  return (
    <Modal opened onClose={onClose} title={made ? `Token for ${made.name}` : 'New token'} size={460} yOffset="14dvh">
      {made ? (
        <>
          <Notice tone="amber">Copy it now. Pebble keeps only a fingerprint of it and cannot show it again.</Notice>
          <div className={styles.secret}>
            <code>{made.token}</code>
            <CopyButton value={made.token}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </div>
          <Group justify="flex-end">
            <Button onClick={onClose}>I have kept it</Button>
          </Group>
        </>
      ) : (
        <form onSubmit={submit} style={{ display: 'grid', gap: 16 }}>
          {saving.problem && <Notice tone="red">{saving.problem}</Notice>}
          <TextInput
            data-autofocus
            label="Name"
            description="What will carry it, such as “Nightly export”"
            value={name}
            error={saving.wrong.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="Works for"
            allowDeselect={false}
            data={lives}
            value={days}
            error={saving.wrong.expires_at}
            onChange={(chosen) => setDays(chosen ?? '90')}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving.busy} disabled={name.trim() === ''}>
              Make token
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
