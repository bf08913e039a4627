import { Button, Select, SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useStreams } from '@/api/boards';
import { newIdempotencyKey } from '@/api/client';
import { mailboxes, mailboxesQuery, type Mailbox } from '@/api/mailboxes';
import { useMe } from '@/api/session';
import { useSaving } from '@/api/useSaving';
import { Notice } from '@/ui/Notice';
import { SideForm } from '@/ui/SideForm';
import { toastDone } from '@/ui/toast';
import { DeleteMailbox } from './DeleteMailbox';
import { ImapFields } from './ImapFields';
import { draftOf, fieldsOf, type MailboxDraft } from './mailboxFields';
import { kinds } from './words';

interface Props {
  mailbox?: Mailbox;
  onClose: () => void;
  onSaved?: (mailbox: Mailbox) => void;
}

/** A new mailbox, or the settings of one. */
export function MailboxForm({ mailbox, onClose, onSaved }: Props) {
  const me = useMe();
  const client = useQueryClient();
  const streams = useStreams();
  const entities = me?.entities ?? [];
  const [draft, setDraft] = useState(() => draftOf(mailbox, entities.length === 1 ? entities[0]!.id : null));
  const [version, setVersion] = useState(mailbox);
  const [key] = useState(newIdempotencyKey);
  const [deleting, setDeleting] = useState(false);
  const set = (change: Partial<MailboxDraft>) => setDraft((old) => ({ ...old, ...change }));

  const saving = useSaving<Mailbox>({
    send: () =>
      version ? mailboxes.change(version, fieldsOf(draft, version)) : mailboxes.create(fieldsOf(draft), key),
    onSaved: (saved) => {
      void client.invalidateQueries({ queryKey: mailboxesQuery.queryKey });
      toastDone(mailbox ? 'Mailbox saved.' : `${saved.name} is set up.`);
      onClose();
      onSaved?.(saved);
    },
    onNewer: (newer) => {
      setVersion(newer);
      setDraft(draftOf(newer, null));
    },
  });
  const { wrong } = saving;

  return (
    <SideForm
      title={mailbox ? 'Mailbox settings' : 'New mailbox'}
      act={mailbox ? 'Save mailbox' : 'Create mailbox'}
      busy={saving.busy}
      problem={saving.problem}
      onSubmit={saving.save}
      onClose={onClose}
      foot={
        mailbox && (
          <Button variant="subtle" c="var(--p-red)" onClick={() => setDeleting(true)}>
            Delete mailbox
          </Button>
        )
      }
    >
      <TextInput
        label="Name"
        description="What people call it"
        data-autofocus
        value={draft.name}
        error={wrong.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label="Address"
        type="email"
        value={draft.address}
        error={wrong.address}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      <TagsInput
        label="Further addresses"
        description="Aliases that reach it too. Enter adds one."
        value={draft.aliases}
        error={wrong.aliases}
        onChange={(aliases) => set({ aliases })}
      />
      <Select
        label="Legal entity"
        description="Its mail and cards belong to this company"
        data={entities.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.entity_id}
        error={wrong.entity_id}
        allowDeselect={false}
        onChange={(entity_id) => set({ entity_id })}
      />
      <Select
        label="Board"
        description="Where its mail goes that no rule places"
        placeholder="Decided by the classifier"
        clearable
        clearButtonProps={{ 'aria-label': 'No board: decided by the classifier' }}
        data={streams.map(({ key: value, name }) => ({ value, label: name }))}
        value={draft.default_stream}
        error={wrong.default_stream}
        onChange={(default_stream) => set({ default_stream })}
      />
      <div>
        <div id="mailbox-kind" style={{ marginBottom: 4, fontSize: 13, fontWeight: 600 }}>
          Where its mail comes from
        </div>
        <SegmentedControl
          aria-labelledby="mailbox-kind"
          fullWidth
          data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
      </div>
      {draft.kind === 'imap' && <ImapFields draft={draft} set={set} wrong={wrong} held={version?.secrets_set ?? []} />}
      {draft.kind === 'graph' && (
        <Notice tone="grey">It is read with the Microsoft account that the server’s settings name.</Notice>
      )}
      {draft.kind === 'import' && (
        <Notice tone="grey">Nobody is asked for mail. Bring .eml, .mbox or .zip files in after creating it.</Notice>
      )}
      {mailbox && deleting && <DeleteMailbox mailbox={mailbox} onClose={() => setDeleting(false)} />}
    </SideForm>
  );
}
