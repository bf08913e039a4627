import { Button, Group, Modal, NumberInput, Radio } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { count as counted } from '@/ui/format';
import { useReturnFocus } from '@/ui/useReturnFocus';
import styles from './Separators.module.css';
import { asnWord, lastPrinted, mostSheets, problemOf, sheetsUrl, type Kind } from './sheets';

/** Which sheets, and how many; the PDF opens beside this page, to be printed from there. */
export function SeparatorsDialog({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('split');
  const [count, setCount] = useState<number | string>(10);
  const [first, setFirst] = useState<number | string>(() => lastPrinted.next());
  useReturnFocus();
  const problem = problemOf(kind, count, first);
  const last = Number(first) + Number(count) - 1;
  return (
    <Modal opened onClose={onClose} title="Print separator sheets" size={460} yOffset="14dvh">
      <Radio.Group
        label="Between papers that are scanned at once, these sheets"
        value={kind}
        onChange={(value) => setKind(value as Kind)}
      >
        <div className={styles.kinds}>
          <Radio
            value="split"
            label="Only separate"
            description="Each ends a document and is left out of it. Use them again and again."
            data-autofocus
          />
          <Radio
            value="asn"
            label="Give archive numbers"
            description="Each begins a document, stays its first page, and carries a number of its own."
          />
        </div>
      </Radio.Group>
      <div className={styles.numbers}>
        <NumberInput
          label="Sheets"
          min={1}
          max={mostSheets}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={count}
          onChange={setCount}
          error={problem?.field === 'count' && problem.words}
        />
        {kind === 'asn' && (
          <NumberInput
            label="First archive number"
            min={1}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            value={first}
            onChange={setFirst}
            error={problem?.field === 'asn' && problem.words}
          />
        )}
      </div>
      <p className="meta tabular" style={{ margin: '8px 0 0', minHeight: 17 }}>
        {kind === 'asn' && !problem && `${asnWord(Number(first))}${last > Number(first) ? ` to ${asnWord(last)}` : ''}`}
        {kind === 'asn' && !problem && lastPrinted.is(Number(first)) && ', on from the last ones printed here'}
      </p>
      <Group justify="flex-end" mt="md" gap="sm">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        {problem ? (
          <Button disabled title={problem.words}>
            Open the sheets
          </Button>
        ) : (
          <Button
            component="a"
            href={sheetsUrl(kind, Number(count), Number(first))}
            target="_blank"
            rel="noopener"
            leftSection={<IconPrinter size={14} stroke={1.75} />}
            onClick={() => {
              if (kind === 'asn') lastPrinted.remember(last);
              onClose();
            }}
          >
            Open {counted(Number(count), 'sheet')}
          </Button>
        )}
      </Group>
    </Modal>
  );
}
