import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { pageImageUrl, pageQuery } from '@/api/documents';
import { Highlights } from './Highlights';
import { wordsOf } from './layer';
import { PlaceMark } from './PlaceMark';
import type { Shown } from './Shown';
import { TextLayer } from './TextLayer';
import type { Find } from './useFind';
import styles from './Viewer.module.css';
import { longestOf } from './zoom';

interface Props {
  id: string;
  read: string;
  number: number;
  width: number;
  height: number;
  find: Find;
  place: Shown | undefined;
  onSize: (page: number, size: { width: number; height: number }) => void;
}

/** A page as it looks, with its text over it, unseen, to be selected and found. */
export function DrawnPage({ id, read, number, width, height, find, place, onSize }: Props) {
  const page = useQuery(pageQuery(id, number, read)).data;
  const [broken, setBroken] = useState(false);
  const words = useMemo(() => (page ? wordsOf(page) : []), [page]);
  useEffect(() => {
    if (page) onSize(number, page);
  }, [page, number, onSize]);
  return (
    <div className={styles.page} style={{ width, height }} role="group" aria-label={`Page ${number}`}>
      {broken ? (
        <p className={styles.broken}>This page cannot be drawn. Its text can be found and copied all the same.</p>
      ) : (
        <img
          src={pageImageUrl(id, number, longestOf(width, height, window.devicePixelRatio || 1))}
          // What it says stands in the layer over it.
          alt=""
          width={width}
          height={height}
          decoding="async"
          draggable={false}
          onError={() => setBroken(true)}
        />
      )}
      {page && <Highlights page={page} words={words} find={find} />}
      {page && place?.page === number && <PlaceMark shown={place} />}
      {page && <TextLayer page={page} words={words} ratio={width / height} />}
    </div>
  );
}
