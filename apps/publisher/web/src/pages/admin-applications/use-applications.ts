import { answer } from '@quintet/web-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { admin, type AdminSchema } from '../../admin/clients';

export type OwnedApplication = AdminSchema<'OwnedApplication'>;
export const applicationsKey = ['admin', 'applications'] as const;

export const useApplications = (of: { readonly name: string; readonly user: string; readonly limit: number; readonly offset: number }) =>
  useQuery({
    queryKey: [...applicationsKey, of],
    queryFn: ({ signal }) => answer(admin.GET('/applications', { params: { query: { limit: of.limit, offset: of.offset, ...(of.name !== '' && { name: of.name }), ...(of.user !== '' && { user: of.user }) } }, signal })),
    placeholderData: keepPreviousData,
  });
