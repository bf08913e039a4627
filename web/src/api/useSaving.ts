import { useMutation } from '@tanstack/react-query';
import { ApiError } from './ApiError';
import { fieldSentences, sentence } from './sentence';

interface Given<T> {
  send: () => Promise<T>;
  onSaved: (saved: T) => void;
  /** Somebody saved first: what is there now, for the form to take up. */
  onNewer?: (newer: T) => void;
}

export interface Saving {
  save: () => void;
  busy: boolean;
  /** What was refused and stands beside no field. */
  problem: string | undefined;
  /** What is wrong with each field, by the server's name of it. */
  wrong: Record<string, string>;
}

const clash =
  'Somebody saved this while you were editing. Nothing of yours was saved: the form now shows their version. Make your change again.';

/** Saving a form, with what the server refuses told where it belongs. */
export function useSaving<T>({ send, onSaved, onNewer }: Given<T>): Saving {
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: onSaved,
    onError: (error) => {
      if (error instanceof ApiError && error.status === 412 && error.details.current)
        onNewer?.(error.details.current as T);
    },
  });
  const { error } = mutation;
  const wrong = wrongFields(error);
  let problem: string | undefined;
  if (error instanceof ApiError && error.status === 412) problem = clash;
  else if (error && Object.keys(wrong).length === 0) problem = sentence(error);
  return { save: () => mutation.mutate(), busy: mutation.isPending, problem, wrong };
}

/** The fields of a refusal, each with what is wrong as a sentence of its own. */
export function wrongFields(error: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldSentences(error)).map(([field, reason]) => [field, capital(reason)]));
}

/** "is required" → "Is required." beside its field. */
function capital(reason: string): string {
  const said = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(said) ? said : `${said}.`;
}
