import { answer } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { publisher } from '../api/client';

/** Environments, default plan and the like: the same for all pages. */
export const useSettings = () => useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => answer(publisher.GET('/settings', { signal })), staleTime: 60_000 });
