import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { access, sessionsQuery } from '@/api/access';
import { sentence } from '@/api/sentence';
import { ActButton } from '@/ui/ActButton';
import { Block } from '@/ui/Block';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { Time } from '@/ui/Time';
import { toastDone, toastFailed } from '@/ui/toast';
import { agentWord } from './agentWord';
import { PasswordBlock } from './PasswordBlock';
import { Row } from './Row';

/** One's password, and where one is signed in. */
export function SigningInSection() {
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const ending = useMutation({
    mutationFn: access.endSession,
    onSuccess: () => toastDone('Signed out there.'),
    onError: (error) => toastFailed(sentence(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <>
      <PasswordBlock />
      <Block title="Where you are signed in" about="Sign out what you do not know, and change your password then.">
        {sessions.isError && !sessions.data ? (
          <ErrorState
            title="Your sessions cannot be shown"
            message={sentence(sessions.error)}
            onRetry={() => void sessions.refetch()}
          />
        ) : !sessions.data ? (
          <LoadingState what="your sessions" rows={2} height={48} />
        ) : (
          sessions.data.map((session) => (
            <Row
              key={session.id}
              title={agentWord(session.agent)}
              about={
                <>
                  {session.current ? (
                    'This browser'
                  ) : (
                    <>
                      Last seen <Time at={session.last_seen} />
                    </>
                  )}{' '}
                  · {session.address} · since <Time at={session.created_at} />
                </>
              }
            >
              {!session.current && (
                <ActButton
                  loading={ending.isPending && ending.variables === session.id}
                  onClick={() => ending.mutate(session.id)}
                >
                  Sign out there
                </ActButton>
              )}
            </Row>
          ))
        )}
      </Block>
    </>
  );
}
