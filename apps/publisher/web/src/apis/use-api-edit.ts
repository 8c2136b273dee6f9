import { answerWith, useApiForm, type ApiForm } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { z } from 'zod';
import { publisher, type Api } from '../api/client';
import { apiKeys, readApi, type ReadApi } from './use-api';

export interface ApiEditOptions<Values extends object> {
  readonly apiId: string;
  readonly read: ReadApi;
  /** What the page edits of the API. */
  readonly formOf: (api: Api) => Values;
  /** The members of the API that the page writes. */
  readonly bodyOf: (values: Values, before: Api) => Partial<Record<keyof Api, unknown>>;
  readonly schema?: z.ZodType;
  readonly fieldOf?: (serverField: string, values: Values) => string;
  readonly onDone?: () => void;
}

/**
 * A form over some members of an API; all others are sent as they were read.
 *
 * A change counts for the version of the API that the form was filled from, also when a newer one was shown elsewhere meanwhile:
 * what somebody else changed is then said (412), never overwritten unseen.
 */
export const useApiEdit = <Values extends object>({ apiId, read, formOf, bodyOf, schema, fieldOf, onDone }: ApiEditOptions<Values>): ApiForm<Values> => {
  const client = useQueryClient();
  const key = [...apiKeys.of(apiId), 'object'];
  const base = useRef(read);
  const sent = useRef<Values | undefined>(undefined);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the same function of what was read, at each render
  const initialValues = useMemo(() => formOf(read.api), [read]);
  const form = useApiForm<Values, void>({
    initialValues,
    ...(schema && { schema }),
    ...(fieldOf && { fieldOf: (field: string) => fieldOf(field, sent.current ?? initialValues) }),
    submit: async (values) => {
      sent.current = values;
      const { api, etag } = base.current;
      const { data, etag: next } = await answerWith(
        publisher.PUT('/apis/{apiId}', { params: { path: { apiId }, header: etag === undefined ? {} : { 'If-Match': etag } }, body: { ...api, ...bodyOf(values, api) } as never }),
      );
      base.current = { api: data, etag: next };
      client.setQueryData(key, base.current);
      void client.invalidateQueries({ queryKey: apiKeys.of(apiId), predicate: ({ queryKey }) => queryKey[2] !== 'object' });
      void client.invalidateQueries({ queryKey: apiKeys.list });
    },
    readCurrent: async () => {
      base.current = await readApi(apiId);
      client.setQueryData(key, base.current);
      return formOf(base.current.api);
    },
    ...(onDone && { onDone }),
  });
  const { isDirty, busy } = form;
  useEffect(() => {
    if (!isDirty && !busy) base.current = read;
  }, [isDirty, busy, read]);
  return form;
};
