import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { sentence } from '@/api/sentence';
import { ErrorState } from '@/ui/ErrorState';

/** A screen that could not be shown. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <ErrorState
      title="This screen cannot be shown"
      message={sentence(error)}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
