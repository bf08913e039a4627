import { useEffect, useState } from 'react';
import { thumbnailUrl, type DocumentItem } from '@/api/documents';
import { fileIcon, hasThumbnail } from './fileTypes';
import styles from './Thumbnail.module.css';

/** What lies in view for so long is asked for; rows that only fly past are not. */
const rest = 120;
/** Whose picture this browser holds already: it stands there at once when its row comes back. */
const held = new Set<string>();

type Pictured = Pick<DocumentItem, 'id' | 'mime_type' | 'page_count' | 'status' | 'trashed_at'>;

/** The first page, small; where there is none, what stands for its type. Both are of one size, so that nothing moves when it comes. */
export function Thumbnail({ document }: { document: Pictured }) {
  const { id, mime_type } = document;
  const has = hasThumbnail(document);
  const [rested, setRested] = useState(held.has(id));
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!has || rested) return;
    const timer = setTimeout(() => setRested(true), rest);
    return () => clearTimeout(timer);
  }, [has, rested]);
  const Icon = fileIcon(mime_type);
  return (
    <span className={styles.tile} aria-hidden="true">
      {has && rested && !failed ? (
        <img
          src={thumbnailUrl(id)}
          alt=""
          width={32}
          height={40}
          decoding="async"
          loading="lazy"
          fetchPriority="low"
          draggable={false}
          onLoad={() => held.add(id)}
          onError={() => setFailed(true)}
        />
      ) : (
        <Icon size={20} stroke={1.25} />
      )}
    </span>
  );
}
