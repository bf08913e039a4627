import { Picker } from '@/ui/Picker';
import { StreamDot } from '@/ui/StreamDot';
import { useActsHere } from './ActsContext';
import type { DialogProps } from './dialog';
import { these } from './words';

export function MoveDialog({ cards, streams, onClose }: DialogProps) {
  const { acts } = useActsHere();
  const here = cards[0];
  const own = streams.filter((stream) => stream.key === here?.stream);
  const others = streams.filter((stream) => stream.key !== here?.stream);
  const options = [...own, ...others].flatMap((stream) =>
    stream.columns.map((column) => ({
      key: `${stream.key}-${column.key}`,
      label: `${stream.name} › ${column.name}`,
      value: { stream: stream.key, column: column.key },
      left: <StreamDot stream={stream.key} />,
      hint: stream.key === here?.stream && column.key === here.column && cards.length === 1 ? 'now' : undefined,
    })),
  );
  return (
    <Picker
      title={`Move ${these(cards)}`}
      placeholder="Column or board"
      empty="No column is called that."
      options={options}
      onClose={onClose}
      onPick={(to) => {
        onClose();
        void acts.move(cards, to);
      }}
    />
  );
}
