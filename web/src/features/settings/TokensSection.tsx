import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { access, tokensQuery, type Token } from '@/api/access';
import { sentence } from '@/api/sentence';
import { ActButton } from '@/ui/ActButton';
import { Block } from '@/ui/Block';
import { Confirm } from '@/ui/Confirm';
import { ErrorState } from '@/ui/ErrorState';
import { LoadingState } from '@/ui/LoadingState';
import { Time } from '@/ui/Time';
import { toastDone, toastFailed } from '@/ui/toast';
import { NewTokenDialog } from './NewTokenDialog';
import { Row } from './Row';

/** Keys for scripts: they may do what their person may. */
export function TokensSection() {
  const client = useQueryClient();
  const tokens = useQuery(tokensQuery);
  const [creating, setCreating] = useState(false);
  const [revoked, setRevoked] = useState<Token | null>(null);
  const revoking = useMutation({
    mutationFn: ({ id }: Token) => access.removeToken(id),
    onSuccess: (_nothing, { name }) => toastDone(`${name} no longer works.`),
    onError: (error) => toastFailed(sentence(error)),
    onSettled: () => {
      setRevoked(null);
      void client.invalidateQueries({ queryKey: tokensQuery.queryKey });
    },
  });
  return (
    <Block
      title="API tokens"
      about="A script that carries one may do what you may."
      action={<ActButton onClick={() => setCreating(true)}>New token</ActButton>}
    >
      {tokens.isError && !tokens.data ? (
        <ErrorState
          title="Your tokens cannot be shown"
          message={sentence(tokens.error)}
          onRetry={() => void tokens.refetch()}
        />
      ) : !tokens.data ? (
        <LoadingState what="your tokens" rows={2} height={48} />
      ) : tokens.data.length === 0 ? (
        <Row
          title={
            <span className="meta">You have none. Make one for each script, so that each can be revoked alone.</span>
          }
        />
      ) : (
        tokens.data.map((token) => (
          <Row
            key={token.id}
            title={token.name}
            about={
              <>
                Made <Time at={token.created_at} /> ·{' '}
                {token.last_used ? (
                  <>
                    last used <Time at={token.last_used} />
                  </>
                ) : (
                  'never used'
                )}{' '}
                ·{' '}
                {token.expires_at ? (
                  <>
                    ends <Time at={token.expires_at} />
                  </>
                ) : (
                  'does not end'
                )}
              </>
            }
          >
            <ActButton onClick={() => setRevoked(token)}>Revoke</ActButton>
          </Row>
        ))
      )}
      {creating && <NewTokenDialog onClose={() => setCreating(false)} />}
      {revoked && (
        <Confirm
          title={`Revoke ${revoked.name}?`}
          act="Revoke token"
          busy={revoking.isPending}
          onConfirm={() => revoking.mutate(revoked)}
          onClose={() => setRevoked(null)}
        >
          <p style={{ margin: 0 }}>Scripts that carry it are refused from now on. It cannot be taken back.</p>
        </Confirm>
      )}
    </Block>
  );
}
