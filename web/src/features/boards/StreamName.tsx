import { useStreams } from '@/api/boards';

/** A board by its name, or noise. */
export function StreamName({ stream }: { stream: string }) {
  return useStreams().find((one) => one.key === stream)?.name ?? stream;
}
