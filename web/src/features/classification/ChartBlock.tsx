import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Block } from '@/ui/Block';

interface Props {
  title: string;
  about: string;
  chart: ReactNode;
  table: ReactNode;
}

/** A chart, and the same in figures beside it. */
export function ChartBlock({ title, about, chart, table }: Props) {
  const [shape, setShape] = useState('chart');
  return (
    <Block
      title={title}
      about={about}
      action={
        <SegmentedControl
          aria-label={`${title}, shown as`}
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
          value={shape}
          onChange={setShape}
        />
      }
    >
      {shape === 'chart' ? chart : table}
    </Block>
  );
}
