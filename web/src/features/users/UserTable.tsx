import { IconBan, IconCircleCheck } from '@tabler/icons-react';
import { useStreams } from '@/api/boards';
import type { LegalEntity } from '@/api/entities';
import type { User } from '@/api/users';
import { Initials } from '@/ui/Initials';
import { State } from '@/ui/State';
import table from '@/ui/Table.module.css';
import { fullTime } from '@/ui/format';
import { roles } from './words';

interface Props {
  users: User[];
  entities: LegalEntity[];
  onEdit: (user: User) => void;
}

/** The people, with what each may see. An administrator sees everything, whatever is granted. */
export function UserTable({ users, entities, onEdit }: Props) {
  const streams = useStreams();
  const named = (keys: string[], of: (key: string) => string | undefined) =>
    keys.map((key) => of(key) ?? key).join(', ') || 'None';
  return (
    <table className={`${table.table} ${table.list}`}>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Roles</th>
          <th scope="col">Legal entities</th>
          <th scope="col">Boards</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => {
          const all = user.roles.includes('ADMIN');
          return (
            <tr key={user.id}>
              <td>
                <div style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
                  <Initials name={user.name} initials={user.initials} size={24} />
                  <div>
                    <button type="button" className={table.link} onClick={() => onEdit(user)}>
                      {user.name}
                    </button>
                    <div className={table.sub}>{user.email}</div>
                  </div>
                </div>
              </td>
              <td data-label="Roles">{user.roles.map((role) => roles[role].word).join(', ') || 'None'}</td>
              <td data-label="Legal entities">
                {all ? 'All' : named(user.entities, (id) => entities.find((one) => one.id === id)?.name)}
              </td>
              <td data-label="Boards">
                {all ? 'All' : named(user.streams, (key) => streams.find((one) => one.key === key)?.name)}
              </td>
              <td data-label="State">
                {user.disabled ? (
                  <State tone="amber" icon={IconBan} why={`Disabled ${fullTime(user.disabled_at)}`}>
                    Disabled
                  </State>
                ) : (
                  <State tone="green" icon={IconCircleCheck}>
                    Active
                  </State>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
