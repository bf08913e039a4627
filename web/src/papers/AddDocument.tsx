import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '@/api/session';
import type { SharedWith } from '@/api/sharing';
import { ActButton } from '@/ui/ActButton';
import styles from './AddDocument.module.css';
import { canShare } from './canShare';
import { DocumentPicker } from './DocumentPicker';
import { useSharing } from './useSharing';

interface Props {
  other: SharedWith;
  entity?: string;
  /** Those that stand there already. */
  without: string[];
  may?: true | string;
}

/** Puts a document beside a card or a company. */
export function AddDocument({ other, entity, without, may }: Props) {
  const me = useMe();
  const { share } = useSharing();
  const [picking, setPicking] = useState(false);
  return (
    <>
      <ActButton
        may={may ?? canShare(me)}
        className={styles.add}
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconPlus size={12} stroke={1.75} />}
        onClick={() => setPicking(true)}
      >
        Add document
      </ActButton>
      {picking && (
        <DocumentPicker
          title={other.type === 'card' ? 'Share a document with this card' : `Share a document with ${other.title}`}
          entity={entity}
          without={without}
          onClose={() => setPicking(false)}
          onPick={(document) => {
            setPicking(false);
            share(document, other);
          }}
        />
      )}
    </>
  );
}
