import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { givenUpQuery } from '@/api/jobs';
import { sentence } from '@/api/sentence';
import { useMe } from '@/api/session';
import { useRetry } from '@/papers/useRetry';
import { ActButton } from '@/ui/ActButton';
import { Block } from '@/ui/Block';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { MoreRows } from '@/ui/MoreRows';
import { canRetry } from './can';
import { GivenUpRow } from './GivenUpRow';

/** The steps of documents that failed until they were given up, with the reason, and the way to have them tried again. */
export function GivenUpSection() {
  const may = canRetry(useMe());
  const list = useInfiniteQuery(givenUpQuery);
  const retry = useRetry();
  const jobs = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Block
      title="Work given up"
      about="What failed again and again is left until somebody has looked. The documents are kept as they came."
      action={
        jobs.length > 1 && (
          <ActButton
            may={may}
            loading={retry.isPending}
            leftSection={<IconRefresh size={14} stroke={1.75} />}
            onClick={() => retry.mutate(jobs)}
          >
            Try all {list.hasNextPage ? 'of these ' : ''}again
          </ActButton>
        )
      }
    >
      {list.isError && !list.data ? (
        <ErrorState
          title="What was given up cannot be shown"
          message={sentence(list.error)}
          onRetry={() => void list.refetch()}
        />
      ) : list.isPending ? (
        <LoadingState what="what was given up" rows={3} height={56} />
      ) : jobs.length === 0 ? (
        <EmptyState icon={<IconCircleCheck size={24} stroke={1.5} />} title="Nothing is given up">
          When a step of a document fails for good it stands here, with the reason.
        </EmptyState>
      ) : (
        <>
          {jobs.map((job) => (
            <GivenUpRow key={job.id} job={job} may={may} />
          ))}
          <MoreRows
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
            busy={list.isFetchingNextPage}
          />
        </>
      )}
    </Block>
  );
}
