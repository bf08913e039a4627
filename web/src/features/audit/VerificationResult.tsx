import type { Verification } from '@/api/audit';
import { count, number } from '@/ui/format';
import { Notice } from '@/ui/Notice';
import styles from './Audit.module.css';

/** What the proof found, in words; whoever keeps the head elsewhere can compare it later. */
export function VerificationResult({ proof }: { proof: Verification }) {
  return (
    <>
      <Notice tone={proof.intact ? 'green' : 'red'}>
        {proof.intact
          ? `Every one of the ${number(proof.sealed)} sealed records is as it was sealed.`
          : proof.first_broken != null
            ? `The chain is broken at seal ${number(proof.first_broken)}: ${proof.broken ?? 'it is not as it was sealed'}.`
            : `${count(proof.unaccounted.length, 'record')} ${proof.unaccounted.length === 1 ? 'is' : 'are'} neither sealed nor waiting for a seal.`}
      </Notice>
      <dl className={styles.proof}>
        <dt>Sealed</dt>
        <dd>{count(proof.sealed, 'record')}</dd>
        <dt>Waiting for a seal</dt>
        <dd>{proof.unsealed === 0 ? 'None' : count(proof.unsealed, 'record')}</dd>
        <dt>Unaccounted for</dt>
        <dd>{proof.unaccounted.length === 0 ? 'None' : proof.unaccounted.join(', ')}</dd>
        <dt>Head of the chain</dt>
        <dd className={styles.hash}>{proof.head || '–'}</dd>
      </dl>
      <p className="meta" style={{ margin: 0 }}>
        Note the head elsewhere: it proves later that nothing newer was cut off.
      </p>
    </>
  );
}
