import { useMe } from '@/api/session';
import { Picker } from '@/ui/Picker';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';

/** The card goes, with its conversation, to the people of another legal entity. */
export function EntityDialog({ cards, onClose }: DialogProps) {
  const { acts } = useActsHere();
  const card = cards[0]!;
  // Its own comes first, so that a hasty Enter hands nothing over.
  const entities = (useMe()?.entities ?? []).toSorted(
    (a, b) => Number(b.id === card.entity_id) - Number(a.id === card.entity_id),
  );
  const holder = entities.find((entity) => entity.id === card.entity_id)?.name ?? 'its present legal entity';
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
    >
      <p className="meta" style={{ margin: '12px 0 0' }}>
        Its people will see the card, its mail, its notes and later replies. Who sees only cards of {holder} will not.
      </p>
    </Picker>
  );
}
