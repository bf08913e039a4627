import { useQueries } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { boardQuery } from '@/api/boards';
import type { Board, Stream } from '@/api/types';
import { number } from '@/ui/format';
import { intoView } from '@/ui/intoView';
import { useLater } from '@/ui/useLater';
import { StreamDot } from '@/ui/StreamDot';
import styles from '@/ui/Tabs.module.css';

/** What is still to be done on a board: everything but its last column. */
function openCount(board: Board): number {
  return board.columns.slice(0, -1).reduce((sum, column) => sum + column.count, 0);
}

/** The boards, each with the number of cards still to be worked; the event stream keeps the numbers true. */
export function StreamTabs({ streams, entity }: { streams: Stream[]; entity: string | undefined }) {
  const { stream: chosen } = useParams({ strict: false });
  const filters = entity ? { entity_id: entity } : {};
  // The board itself comes first: a browser keeps few lines to one server.
  const enabled = useLater(150);
  const boards = useQueries({ queries: streams.map((stream) => ({ ...boardQuery(stream.key, filters, 1), enabled })) });
  return (
    <nav className={`${styles.tabs} strip`} aria-label="Boards">
      {streams.map((stream, nth) => {
        const board = boards[nth]?.data;
        return (
          <Link
            key={stream.key}
            ref={stream.key === chosen ? intoView : undefined}
            to="/boards/$stream"
            params={{ stream: stream.key }}
            search={(old) => ({ ...old, q: undefined })}
            className={styles.tab}
            activeProps={{ 'data-active': true, 'aria-current': 'page' } as object}
            activeOptions={{ includeSearch: false }}
          >
            <StreamDot stream={stream.key} />
            {stream.name}
            <span className={`${styles.count} tabular`}>{board ? number(openCount(board)) : ''}</span>
          </Link>
        );
      })}
    </nav>
  );
}
