import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { entitiesQuery, type LegalEntity } from '@/api/entities';
import { mailboxesQuery } from '@/api/mailboxes';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { count } from '@/ui/format';
import { LoadingState } from '@/ui/LoadingState';
import { NotYours } from '@/ui/NotYours';
import { Page } from '@/ui/Page';
import table from '@/ui/Table.module.css';
import { Time } from '@/ui/Time';
import bar from '@/ui/Toolbar.module.css';
import { EntityForm } from './EntityForm';

/** The companies of the group. */
export function EntitiesPage() {
  const mine = hasRole(useMe());
  const list = useQuery({ ...entitiesQuery, enabled: mine });
  const mailboxes = useQuery({ ...mailboxesQuery, enabled: mine });
  const [edited, setEdited] = useState<LegalEntity | 'new' | null>(null);
  const entities = list.data;
  const add = (
    <ActButton variant="filled" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
      New legal entity
    </ActButton>
  );
  return (
    <Page
      title="Legal entities"
      bar={
        <>
          <span className={bar.rest} />
          {mine && add}
        </>
      }
    >
      {!mine ? (
        <NotYours whose="administrators" />
      ) : list.isError && !entities ? (
        <ErrorState
          title="The legal entities cannot be shown"
          message={sentence(list.error)}
          onRetry={() => void list.refetch()}
        />
      ) : !entities ? (
        <LoadingState what="legal entities" />
      ) : entities.length === 0 ? (
        <EmptyState icon={<IconBuilding size={24} stroke={1.5} />} title="There is no legal entity yet" action={add}>
          Mailboxes and cards belong to a company of the group, and people are granted companies.
        </EmptyState>
      ) : (
        <table className={`${table.table} ${table.list}`}>
          <thead>
            <tr>
              <th scope="col">Legal entity</th>
              <th scope="col">Mailboxes</th>
              <th scope="col">Since</th>
            </tr>
          </thead>
          <tbody>
            {entities.map((entity) => (
              <tr key={entity.id}>
                <td>
                  <button type="button" className={table.link} onClick={() => setEdited(entity)}>
                    {entity.name}
                  </button>
                </td>
                <td data-label="Mailboxes">
                  {mailboxes.data &&
                    count(mailboxes.data.filter((one) => one.entity_id === entity.id).length, 'mailbox', 'mailboxes')}
                </td>
                <td data-label="Since" className="meta">
                  <Time at={entity.created_at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited && <EntityForm entity={edited === 'new' ? undefined : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
