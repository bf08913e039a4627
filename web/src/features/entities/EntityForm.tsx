import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/client';
import { entities, entitiesQuery, type LegalEntity } from '@/api/entities';
import { meQuery } from '@/api/session';
import { useSaving } from '@/api/useSaving';
import { SideForm } from '@/ui/SideForm';
import { toastDone } from '@/ui/toast';

/** A company of the group, by its name. */
export function EntityForm({ entity, onClose }: { entity?: LegalEntity; onClose: () => void }) {
  const client = useQueryClient();
  const [before, setBefore] = useState(entity);
  const [name, setName] = useState(entity?.name ?? '');
  const [key] = useState(newIdempotencyKey);
  const saving = useSaving<LegalEntity>({
    send: () => (before ? entities.rename(before, name.trim()) : entities.create(name.trim(), key)),
    onSaved: (saved) => {
      void client.invalidateQueries({ queryKey: entitiesQuery.queryKey });
      // The switch in the rail and the forms name the entities that one is granted.
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
      toastDone(entity ? 'Name saved.' : `${saved.name} was added.`);
      onClose();
    },
    onNewer: (newer) => {
      setBefore(newer);
      setName(newer.name);
    },
  });
  return (
    <SideForm
      title={entity ? entity.name : 'New legal entity'}
      act={entity ? 'Save name' : 'Add legal entity'}
      busy={saving.busy}
      problem={saving.problem}
      onSubmit={saving.save}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        description="As it is registered, for example Sahyadri Chemicals Pvt Ltd"
        data-autofocus
        value={name}
        error={saving.wrong.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </SideForm>
  );
}
