import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorView, ListSkeleton } from './states';

export interface QueryViewProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;
  /** In the shape of what will come; bars by default. Seen after 300 ms. */
  readonly skeleton?: ReactNode;
  /** What stands there instead when `isEmpty` holds. */
  readonly empty?: ReactNode;
  readonly isEmpty?: (data: T) => boolean;
  readonly children: (data: T) => ReactNode;
}

/** Shows what was asked for, or why it is not there: on its way, empty, forbidden, failed. Data that is there stays while newer data comes. */
export const QueryView = <T,>({ query, skeleton, empty, isEmpty, children }: QueryViewProps<T>) => {
  if (query.data !== undefined) return isEmpty?.(query.data) ? empty : children(query.data);
  if (query.error) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  return skeleton === undefined ? <ListSkeleton /> : <div className="quintet-delayed">{skeleton}</div>;
};
