import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { streamsQuery } from '@/api/boards';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import type { Stream } from '@/api/types';
import { ActButton } from '@/ui/ActButton';
import { Block } from '@/ui/Block';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { Row } from '../Row';
import { BoardForm } from './BoardForm';
import { NewBoardDialog } from './NewBoardDialog';

/** The boards and their columns. Everybody sees how they are laid out; administrators change it. */
export function BoardsSection() {
  const may = hasRole(useMe()) || 'Only administrators lay out boards.';
  const streams = useQuery(streamsQuery);
  const [edited, setEdited] = useState<Stream | null>(null);
  const [creating, setCreating] = useState(false);
  return (
    <Block
      title="Boards"
      about="Each is a stream of work with its own columns and limits."
      action={
        <ActButton may={may} onClick={() => setCreating(true)}>
          New board
        </ActButton>
      }
    >
      {streams.isError && !streams.data ? (
        <ErrorState
          title="The boards cannot be shown"
          message={sentence(streams.error)}
          onRetry={() => void streams.refetch()}
        />
      ) : !streams.data ? (
        <LoadingState what="boards" rows={5} height={48} />
      ) : (
        streams.data.map((stream) => (
          <Row
            key={stream.key}
            title={stream.name}
            about={stream.columns
              .map(({ name, wip_limit }) => (wip_limit ? `${name} (at most ${wip_limit})` : name))
              .join(' → ')}
          >
            <ActButton may={may} aria-label={`Change ${stream.name}`} onClick={() => setEdited(stream)}>
              Change
            </ActButton>
          </Row>
        ))
      )}
      {edited && <BoardForm stream={edited} onClose={() => setEdited(null)} />}
      {creating && (
        <NewBoardDialog
          onClose={() => setCreating(false)}
          onMade={(stream) => {
            setCreating(false);
            setEdited(stream);
          }}
        />
      )}
    </Block>
  );
}
