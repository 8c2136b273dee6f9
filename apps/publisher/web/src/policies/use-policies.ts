import { answer } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { publisher } from '../api/client';

type PolicyLevel = 'api' | 'subscription' | 'application';

/** The throttling policies of a level, all of them: there are tens. */
export const usePolicies = (policyLevel: PolicyLevel) =>
  useQuery({
    queryKey: ['policies', policyLevel],
    queryFn: async ({ signal }) => (await answer(publisher.GET('/throttling-policies/{policyLevel}', { params: { path: { policyLevel }, query: { limit: 1_000 } }, signal }))).list,
    staleTime: 60_000,
  });
