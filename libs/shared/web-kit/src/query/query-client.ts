import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

const worthRepeating = (error: Error): boolean => error instanceof ApiProblem && (error.status === 0 || error.status === 503);

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && worthRepeating(error), retryDelay: (attempt) => 300 * 2 ** attempt, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
