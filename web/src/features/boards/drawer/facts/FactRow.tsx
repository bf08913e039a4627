import { useState } from 'react';
import type { Fact } from '@/api/types';
import styles from './Facts.module.css';
import { FactValue } from './FactValue';
import type { Row } from './facts';

const most = 8;

interface Props {
  row: Row;
  shown: Fact | null;
  onShow: (fact: Fact) => void;
}

/** What a mail states of one kind; a price list unfolds when asked. */
export function FactRow({ row, shown, onShow }: Props) {
  const [all, setAll] = useState(false);
  const listed = all ? row.stated : row.stated.slice(0, most);
  const hidden = row.stated.length - listed.length;
  return (
    <>
      <dt>{row.label}</dt>
      <dd>
        {listed.map((stated) => (
          <FactValue
            key={`${stated.type} ${stated.value ?? stated.text}`}
            stated={stated}
            shown={shown !== null && stated.places.includes(shown)}
            onShow={onShow}
          />
        ))}
        {hidden > 0 && (
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {hidden} more
          </button>
        )}
      </dd>
    </>
  );
}
