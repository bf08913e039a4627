import { useQuery } from '@tanstack/react-query';
import { runningQuery, type DocumentItem } from '@/api/documents';

/** What is done just now with those of the documents that are being read. */
export function useRunning(documents: DocumentItem[]): (id: string) => string | undefined {
  const enabled = documents.some(({ status }) => status === 'processing');
  const running = useQuery({ ...runningQuery, enabled }).data;
  return (id) => running?.find((one) => one.id === id)?.step ?? undefined;
}
