import { answer } from '@quintet/web-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { scim, type ScimSchema } from './clients';
import { quoted } from './user-names';

export type User = ScimSchema<'ScimUser'>;
export type Role = ScimSchema<'ScimRole'>;
export const usersKey = ['admin', 'users'] as const;
export const rolesKey = ['admin', 'roles'] as const;

const account = 'urn:quintet:scim:schemas:extension:1.0:Account';
export const nameOf = ({ userName, id }: User): string => userName ?? id;
export const awaitsApproval = (user: User): boolean => user[account]?.awaitsApproval === true;
export const isSystemRole = (role: Role): boolean => role[account]?.systemRole === true;
export const roleNamesOf = ({ roles = [] }: User): string[] => roles.flatMap(({ value }) => value ?? []);

/** SCIM counts from 1 (RFC 7644, section 3.4.2.4). */
const pageOf = ({ limit, offset }: { readonly limit: number; readonly offset: number }) => ({ startIndex: offset + 1, count: limit });

export const useUsers = (of: { readonly text: string; readonly limit: number; readonly offset: number }) =>
  useQuery({
    queryKey: [...usersKey, of],
    queryFn: ({ signal }) => {
      const text = quoted(of.text);
      return answer(scim.GET('/Users', { params: { query: { ...pageOf(of), sortBy: 'userName', ...(of.text !== '' && { filter: `userName co ${text} or emails.value co ${text} or name.familyName co ${text}` }) } }, signal }));
    },
    placeholderData: keepPreviousData,
  });

export const useRoles = (of: { readonly text: string; readonly limit: number; readonly offset: number }) =>
  useQuery({
    queryKey: [...rolesKey, of],
    queryFn: ({ signal }) => answer(scim.GET('/v2/Roles', { params: { query: { ...pageOf(of), sortBy: 'displayName', ...(of.text !== '' && { filter: `displayName co ${quoted(of.text)}` }) } }, signal })),
    placeholderData: keepPreviousData,
  });

const mostRoles = 1_000;
/** Names of all roles, to choose from. */
export const useRoleNames = (): readonly string[] => {
  const { data } = useRoles({ text: '', limit: mostRoles, offset: 0 });
  return (data?.Resources ?? []).flatMap(({ displayName }) => displayName ?? []);
};
