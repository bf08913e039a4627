import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from './ApiError';
import { api } from './client';
import { documentQuery, type WholeDocument } from './documents';
import type { Wire } from './wire';

/** Something that a document states, with its place. */
export type Field = Wire['FieldView'];
export type FieldName = Field['name'];
export type FieldValue = NonNullable<Field['value']>;
export type Place = Wire['Place'];
export type Tender = Wire['TenderTender'];
export type Correction = Wire['TenderCorrection'];

/** What a person says of a field: in words, as one would write it; null: there is none. */
export interface Said {
  value?: string | null;
  ticked?: boolean;
}

/** How the tender stands after all of its papers; `version` of the document, whose fields it follows from. */
export function tenderQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['document-tender', id, version] as const,
    queryFn: ({ signal }) => api.get<Tender>(`/documents/${id}/tender`, undefined, signal),
    placeholderData: (before) => before,
  });
}

/** What was said is shown at once wherever the document is held. */
export function useSaying({ id, version }: Pick<WholeDocument, 'id' | 'version'>) {
  const client = useQueryClient();
  const key = documentQuery(id).queryKey;
  return useMutation({
    mutationFn: ({ field, said }: { field: string; said: Said }) =>
      api.patch<Wire['FieldsStated']>(`/documents/${id}/fields/${field}`, said, {
        version: client.getQueryData(key)?.version ?? version,
      }),
    onSuccess: (stated) => client.setQueryData(key, (held) => held && { ...held, ...stated }),
    onError: (error) => {
      if (error instanceof ApiError && error.status === 412) void client.invalidateQueries({ queryKey: key });
    },
  });
}
