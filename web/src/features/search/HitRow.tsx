import { Link } from '@tanstack/react-router';
import { useStreams } from '@/api/boards';
import { useKindWord } from '@/api/kinds';
import type { Hit } from '@/api/search';
import { useMe } from '@/api/session';
import { StreamDot } from '@/ui/StreamDot';
import { Time } from '@/ui/Time';
import { marked, runsOf } from './fragments';
import styles from './Hits.module.css';
import { isByMeaning, MeaningMark } from './MeaningMark';
import { besideOf } from './openings';
import { Runs } from './Runs';
import { statusWord, typeWords } from './words';

interface Props {
  hit: Hit;
  query: string;
  opened: boolean;
  /** Where it stands among others of its type only, there is room for more of it. */
  alone: boolean;
  /** Words and meaning were asked for, so that it is worth saying which of them found it. */
  tellsMeaning: boolean;
  onOpen: () => void;
}

/** One thing that was found: what it is called, whose it is, where it lies, and the places that answer. */
export function HitRow({ hit, query, opened, alone, tellsMeaning, onOpen }: Props) {
  const streams = useStreams();
  const kindWord = useKindWord();
  const entities = useMe()?.entities ?? [];
  const { icon: Icon, one } = typeWords[hit.type];
  const status = statusWord(hit.type, hit.status);
  const entity = entities.length > 1 ? entities.find(({ id }) => id === hit.entity_id)?.name : undefined;
  const about = [hit.who, hit.doc_type && kindWord(hit.doc_type), status, entity].filter(Boolean);
  const places = hit.highlights.slice(0, alone ? 3 : 1);
  return (
    <Link
      {...besideOf(hit)}
      search={(old) => ({ ...old, with: undefined })}
      className={styles.row}
      data-hit={hit.id}
      data-opened={opened || undefined}
      aria-current={opened ? 'true' : undefined}
      onClick={onOpen}
    >
      <Icon className={styles.icon} size={16} stroke={1.5} role="img" aria-label={one} />
      <span className={`${styles.title} clip`} dir="auto" title={hit.title}>
        {hit.title ? <Runs runs={marked(hit.title, query)} /> : '(no subject)'}
      </span>
      <span className={styles.when}>
        <Time at={hit.at} />
      </span>
      <span className={styles.about}>
        <span className="clip" dir="auto">
          {about.join(' · ')}
        </span>
        {hit.stream && (
          <span className={styles.stream}>
            <StreamDot stream={hit.stream} />
            {streams.find(({ key }) => key === hit.stream)?.name ?? hit.stream}
          </span>
        )}
        {tellsMeaning && isByMeaning(hit, query) && <MeaningMark />}
      </span>
      {places.map((place, nth) => (
        <span key={nth} className={styles.place} dir="auto">
          <Runs runs={runsOf(place)} />
        </span>
      ))}
    </Link>
  );
}
