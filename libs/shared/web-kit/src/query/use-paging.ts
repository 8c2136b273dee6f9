import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export const pageSizes = [25, 50, 100] as const;

/** Offset and size of a page of a list, kept in the address: `?offset=50&limit=25`. */
export const usePaging = (defaultLimit: number = pageSizes[0]) => {
  const [params, setParams] = useSearchParams();
  const whole = (name: string, otherwise: number): number => {
    const value = Number(params.get(name));
    return params.has(name) && Number.isInteger(value) && value >= 0 ? value : otherwise;
  };
  const limit = Math.min(Math.max(whole('limit', defaultLimit), 1), 500);
  const offset = whole('offset', 0);
  const set = useCallback(
    (change: { readonly offset?: number; readonly limit?: number }) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(change)) next.set(name, String(value));
        if (next.get('offset') === '0') next.delete('offset');
        return next;
      }),
    [setParams],
  );
  return { limit, offset, setOffset: (to: number) => set({ offset: to }), setLimit: (to: number) => set({ limit: to, offset: 0 }) };
};

/** A filter in the address. Setting it goes back to the first page. */
export const useFilter = (name: string, otherwise = ''): readonly [string, (to: string) => void] => {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (to: string) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          next.delete('offset');
          if (to === otherwise) next.delete(name);
          else next.set(name, to);
          return next;
        },
        { replace: true },
      ),
    [setParams, name, otherwise],
  );
  return [params.get(name) ?? otherwise, set];
};
