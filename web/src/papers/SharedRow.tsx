import { IconUsers } from '@tabler/icons-react';
import { useMe } from '@/api/session';
import type { SharedDocument, SharedWith } from '@/api/sharing';
import { canShare } from './canShare';
import { PaperRow } from './PaperRow';
import styles from './SharedRow.module.css';
import { useSharing } from './useSharing';

/** A document that a person put beside a card or a company, and the way to take it away. */
export function SharedRow({ shared, other }: { shared: SharedDocument; other: SharedWith }) {
  const me = useMe();
  const { unshare, busy } = useSharing();
  const by = shared.shared_by;
  return (
    <PaperRow
      document={shared}
      at={shared.shared_at}
      more={
        <span className={styles.shared}>
          <IconUsers size={12} stroke={1.75} aria-hidden="true" />
          Shared{by && ` by ${by.id === me?.id ? 'you' : by.name}`}
        </span>
      }
      remove={{
        label: `No longer share with this ${other.type}`,
        may: busy ? 'It is being taken away.' : canShare(me),
        run: () => unshare(shared, other),
      }}
    />
  );
}
