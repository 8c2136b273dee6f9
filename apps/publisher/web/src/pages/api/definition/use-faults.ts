import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { locateFaults } from '../../../definition/locate-fault';
import type { LineFault } from '../../../editor/code-editor';
import { checkDefinition } from './use-definition';

const pauseMs = 600;
/** Longer texts are checked when they are saved: each check sends the whole text. */
const maxCheckedLength = 1_000_000;

export interface Faults {
  readonly faults: readonly LineFault[];
  readonly state: 'checking' | 'checked' | 'failed' | 'too long';
}

const none: readonly LineFault[] = [];

/** What is wrong, by line; at the first one where the place is not known. */
export const placed = (text: string, faults: readonly { readonly pointer: string; readonly reason: string }[]): readonly LineFault[] => {
  const places = locateFaults(text, faults);
  return faults.map(({ reason }, at) => ({ line: places[at]?.line ?? 1, column: places[at]?.column ?? 1, message: reason }));
};

/** The server's judgement of the text in the editor, a moment after the last key. */
export const useFaults = (text: string): Faults => {
  const [settled] = useDebouncedValue(text, pauseMs);
  const isTooLong = text.length > maxCheckedLength;
  const query = useQuery({
    queryKey: ['definition-check', settled],
    queryFn: ({ signal }) => checkDefinition(settled, signal),
    enabled: !isTooLong && settled.trim() !== '',
    staleTime: Infinity,
    gcTime: 10_000,
    retry: false,
  });
  const faults = useMemo(() => (query.data ? placed(settled, query.data.faults) : none), [query.data, settled]);
  if (isTooLong) return { faults: none, state: 'too long' };
  if (query.isError) return { faults: none, state: 'failed' };
  return { faults, state: settled !== text || query.isFetching ? 'checking' : 'checked' };
};
