import { useMe } from '@/api/session';
import { Picker } from '@/ui/Picker';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';

/** The card goes, with its conversation, to the people of another legal entity. */
export function EntityDialog({ cards, onClose }: DialogProps) {
  const { acts } = useActsHere();
  const card = cards[0]!;
  const entities = useMe()?.entities ?? [];
  return (
    <Picker
      title="Hand this card over to"
      placeholder="Legal entity"
      empty="No legal entity of yours is called that."
      options={entities.map((entity) => ({
        key: entity.id,
        label: entity.name,
        value: entity,
        hint: entity.id === card.entity_id ? 'now' : undefined,
      }))}
      onClose={onClose}
      onPick={(entity) => {
        onClose();
        if (entity.id !== card.entity_id) void acts.handOver(card, entity);
      }}
    />
  );
}
