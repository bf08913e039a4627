import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from '@/api/cards';
import { useMe } from '@/api/session';
import type { Person } from '@/api/types';
import { Initials } from '@/ui/Initials';
import { Picker, type Option } from '@/ui/Picker';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';
import { these } from './words';

export function AssignDialog({ cards, onClose }: DialogProps) {
  const { acts } = useActsHere();
  const me = useMe();
  const [q, setQ] = useState('');
  const people = useQuery({ ...peopleQuery(q), placeholderData: (before) => before });
  const others = (people.data ?? []).filter((person) => person.id !== me?.id);
  const wanted = q.trim().toLowerCase();
  const own: Option<Person | null>[] = me
    ? [{ key: 'me', label: `${me.name} (you)`, value: me, left: <Initials name={me.name} initials={me.initials} /> }]
    : [];
  const nobody: Option<Person | null> = { key: 'nobody', label: 'Nobody', value: null, left: <Initials name={null} /> };
  const options: Option<Person | null>[] = [
    ...[...own, nobody].filter((option) => option.label.toLowerCase().includes(wanted)),
    ...others.map((person) => ({
      key: person.id,
      label: person.name,
      value: person,
      left: <Initials name={person.name} initials={person.initials} />,
    })),
  ];
  return (
    <Picker
      title={`Assign ${these(cards)}`}
      placeholder="Name"
      options={options}
      onSearch={setQ}
      busy={people.isPending}
      empty="Nobody of that name may see these cards."
      onClose={onClose}
      onPick={(person) => {
        onClose();
        void acts.assign(cards, person);
      }}
    />
  );
}
