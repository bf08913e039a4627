import type { Role } from '@/api/types';
import type { User, UserFields } from '@/api/users';

export interface UserDraft {
  name: string;
  email: string;
  password: string;
  roles: Role[];
  entities: string[];
  streams: string[];
}

export function draftOf(user: User | undefined): UserDraft {
  return {
    name: user?.name ?? '',
    email: user?.email ?? '',
    password: '',
    roles: user?.roles ?? ['AGENT'],
    entities: user?.entities ?? [],
    streams: user?.streams ?? [],
  };
}

function same(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown) => (Array.isArray(value) ? [...(value as string[])].sort() : value);
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** Only what differs from before; everything for a new person. */
export function fieldsOf(draft: UserDraft, before?: User): UserFields {
  const wanted = { ...draft, name: draft.name.trim(), email: draft.email.trim() };
  const fields: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(wanted)) {
    if (field === 'password' ? value === '' : before && same(value, before[field as keyof User])) continue;
    fields[field] = value;
  }
  return fields;
}
