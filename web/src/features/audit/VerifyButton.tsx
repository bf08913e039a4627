import { Modal } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { verificationQuery } from '@/api/audit';
import { sentence } from '@/api/sentence';
import { hasRole, useMe } from '@/api/session';
import { ActButton } from '@/ui/ActButton';
import { LoadingState } from '@/ui/LoadingState';
import { Notice } from '@/ui/Notice';
import bar from '@/ui/Toolbar.module.css';
import { VerificationResult } from './VerificationResult';

/** Proves the chain of seals, and shows what the proof found. */
export function VerifyButton() {
  const mine = hasRole(useMe());
  const [opened, setOpened] = useState(false);
  const proof = useQuery({ ...verificationQuery, enabled: mine && opened });
  return (
    <>
      <span className={bar.rest} />
      <ActButton
        may={mine || 'Only administrators verify the whole chain.'}
        leftSection={<IconShieldCheck size={14} stroke={1.75} />}
        onClick={() => {
          if (opened) void proof.refetch();
          setOpened(true);
        }}
      >
        Verify the chain
      </ActButton>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title="Verification of the audit log"
        size={520}
        yOffset="14dvh"
      >
        {proof.isFetching ? (
          <LoadingState what="the proof" rows={3} />
        ) : proof.isError ? (
          <Notice tone="red">{sentence(proof.error)}</Notice>
        ) : (
          proof.data && <VerificationResult proof={proof.data} />
        )}
      </Modal>
    </>
  );
}
