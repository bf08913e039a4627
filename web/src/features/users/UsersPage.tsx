import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { entitiesQuery } from '@/api/entities';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import { usersQuery, type User } from '@/api/users';
import { ActButton } from '@/ui/ActButton';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { MoreRows } from '@/ui/MoreRows';
import { NotYours } from '@/ui/NotYours';
import { Page } from '@/ui/Page';
import bar from '@/ui/Toolbar.module.css';
import { UserForm } from './UserForm';
import { UserTable } from './UserTable';

/** Who may sign in, and what they may see and do. */
export function UsersPage() {
  const mine = hasRole(useMe());
  const list = useInfiniteQuery({ ...usersQuery, enabled: mine });
  const entities = useQuery({ ...entitiesQuery, enabled: mine });
  const [edited, setEdited] = useState<User | 'new' | null>(null);
  const users = list.data?.pages.flatMap((page) => page.items);
  return (
    <Page
      title="Users"
      bar={
        <>
          <span className={bar.rest} />
          {mine && (
            <ActButton variant="filled" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
              New user
            </ActButton>
          )}
        </>
      }
    >
      {!mine ? (
        <NotYours whose="administrators" />
      ) : list.isError && !users ? (
        <ErrorState
          title="The users cannot be shown"
          message={sentence(list.error)}
          onRetry={() => void list.refetch()}
        />
      ) : !users ? (
        <LoadingState what="users" />
      ) : (
        <>
          <UserTable users={users} entities={entities.data ?? []} onEdit={setEdited} />
          <MoreRows onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetching} />
        </>
      )}
      {edited && (
        <UserForm
          user={edited === 'new' ? undefined : edited}
          entities={entities.data ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}
