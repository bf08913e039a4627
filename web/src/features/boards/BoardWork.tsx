import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isFiltered } from '@/api/boardCache';
import { boardQuery, loadMore, type BoardKey } from '@/api/boards';
import { sentence } from '@/api/sentence';
import { useMe, usePreferences } from '@/api/session';
import type { Board, Card, Stream } from '@/api/types';
import { ErrorState } from '@/ui/ErrorState';
import { toastFailed } from '@/ui/toast';
import { useActsHere } from './acts/ActsContext';
import { BoardSkeleton } from './BoardSkeleton';
import { BoardToolbar } from './BoardToolbar';
import styles from './BoardPage.module.css';
import { BulkBar } from './BulkBar';
import { carried, type Carry } from './carry';
import { Column } from './Column';
import { isSamePlace, targetOf, type DropData } from './drop';
import { entityMarks } from './entityMarks';
import { filtersOf, type BoardSearch } from './filters';
import { kept, nothingSelected, ranged, toggled } from './selection';
import { useBoardFocus } from './useBoardFocus';
import { useBoardKeys } from './useBoardKeys';
import { useNow } from './useNow';

const route = getRouteApi('/shell/boards/$stream');

/** The columns of one board and everything that is done on them. */
export function BoardWork({ stream, streams }: { stream: Stream; streams: Stream[] }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const me = useMe();
  const now = useNow();
  const { acts } = useActsHere();
  const [{ density }] = usePreferences();
  const { cardId: openId = null } = useParams({ strict: false });
  const { assignee, priority, q, snoozed, entity } = search;
  const options = useMemo(
    () => boardQuery(stream.key, filtersOf({ assignee, priority, q, snoozed, entity }, me)),
    [stream.key, assignee, priority, q, snoozed, entity, me],
  );
  const query = useQuery({ ...options, placeholderData: keepPreviousData });
  const board = query.data?.stream === stream.key ? query.data : undefined;

  const entities = useMemo(
    () => (me && me.entities.length > 1 && !entity ? entityMarks(me.entities) : null),
    [me, entity],
  );
  const [selection, setSelection] = useState(nothingSelected);
  const [carry, setCarry] = useState<Carry | null>(null);
  const selected = useMemo(() => kept(selection, board), [selection, board]);
  const shown = useMemo(() => board && carried(board, carry), [board, carry]);
  const { focusedId, focus, noteFocus } = useBoardFocus(shown, openId);

  const byId = useMemo(
    () => new Map(board?.columns.flatMap((column) => column.cards.map((card) => [card.id, card]))),
    [board],
  );
  const latest = useRef({ board, selected });
  useEffect(() => {
    latest.current = { board, selected };
  });

  const chosen = [...selected.ids].flatMap((id) => byId.get(id) ?? []);
  const focused = focusedId ? byId.get(focusedId) : undefined;
  // Told to its own column only, so that the others need not look.
  const focusedIn = carry && carry.card.id === focusedId ? carry.column : focused?.column;
  // An open card has the keys for itself.
  const cards = openId ? [] : chosen.length > 0 ? chosen : focused ? [focused] : [];

  const select = useCallback((id: string, how: 'toggle' | 'range') => {
    const { board: current } = latest.current;
    setSelection((old) => (how === 'range' && current ? ranged(old, id, current) : toggled(old, id)));
  }, []);

  useBoardKeys({
    board,
    streams,
    stream,
    cards,
    focused,
    carry,
    setCarry,
    focus,
    select,
    clear: () => {
      const had = selected.ids.size > 0;
      if (had) setSelection(nothingSelected);
      return had;
    },
  });

  const onChange = useCallback(
    (change: Partial<BoardSearch>) =>
      void navigate({ to: '.', search: (old) => ({ ...old, ...change }), replace: true }),
    [navigate],
  );
  const onMore = useCallback(
    (column: string, cursor: string) => {
      const key = options.queryKey as unknown as BoardKey;
      loadMore(client, key, column, cursor).catch((error) => toastFailed(sentence(error)));
    },
    [client, options.queryKey],
  );

  // A dragged card takes the selection along when it belongs to it.
  const draggedWith = useRef(new Map<string, () => string[]>());
  const dragged = useCallback((id: string) => {
    const kept = draggedWith.current.get(id);
    if (kept) return kept;
    const made = () => (latest.current.selected.ids.has(id) ? [...latest.current.selected.ids] : [id]);
    draggedWith.current.set(id, made);
    return made;
  }, []);

  const columns = useRef<HTMLDivElement>(null);
  const hasBoard = board !== undefined;
  useEffect(() => {
    if (!columns.current) return;
    return combine(
      autoScrollForElements({ element: columns.current }),
      monitorForElements({
        onDrop: ({ source, location }) => {
          const current = latest.current.board;
          const over = location.current.dropTargets[0];
          if (!current || !over) return;
          const ids = source.data.ids as string[];
          const edge = extractClosestEdge(over.data) as 'top' | 'bottom' | null;
          const target = targetOf(over.data as unknown as DropData, edge, ids, current);
          if (!target || (ids.length === 1 && isSamePlace(current, ids[0]!, target))) return;
          const moved = ids.flatMap((id) => findIn(current, id) ?? []);
          void acts.move(moved, { stream: current.stream, ...target });
        },
      }),
    );
  }, [acts, hasBoard]);

  if (query.isError && !board)
    return (
      <ErrorState
        title={`${stream.name} cannot be shown`}
        message={sentence(query.error)}
        onRetry={() => void query.refetch()}
      />
    );

  return (
    <div className={styles.board}>
      {chosen.length > 0 ? (
        <BulkBar cards={chosen} onClear={() => setSelection(nothingSelected)} />
      ) : (
        <BoardToolbar stream={stream.key} search={search} onChange={onChange} />
      )}
      {!shown ? (
        <BoardSkeleton columns={stream.columns.length} />
      ) : (
        <div ref={columns} className={styles.columns} aria-busy={query.isPlaceholderData}>
          {shown.columns.map((column) => (
            <Column
              key={column.key}
              shape={
                stream.columns.find((one) => one.key === column.key) ?? {
                  key: column.key,
                  name: column.key,
                  wip_limit: null,
                }
              }
              column={column}
              rowHeight={density === 'cosy' ? 96 : 84}
              focusedId={focusedIn === column.key ? focusedId : null}
              openId={openId}
              carriedId={carry?.card.id ?? null}
              selected={selected.ids}
              filtered={isFiltered(options.queryKey[2] as object as Record<string, string>)}
              entities={entities}
              me={me?.id}
              now={now}
              dragged={dragged}
              onFocus={noteFocus}
              onSelect={select}
              onMore={onMore}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function findIn(board: Board, id: string): Card | undefined {
  for (const column of board.columns) {
    const card = column.cards.find((one) => one.id === id);
    if (card) return card;
  }
  return undefined;
}
