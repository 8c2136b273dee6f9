import { callPortal } from '@quintet/web-kit';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';

const url = '/devportal/services/scim2/Me';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const me = z.object({
  name: z.object({ givenName: z.string().optional(), familyName: z.string().optional() }).optional(),
  emails: z.array(z.union([z.string(), z.object({ value: z.string() })])).optional(),
});

export interface Profile {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

export interface VersionedProfile {
  readonly profile: Profile;
  readonly etag: string | undefined;
}

const read = async (response: Response): Promise<VersionedProfile> => {
  const { name, emails = [] } = me.parse(await response.json());
  const [first] = emails;
  return { profile: { givenName: name?.givenName ?? '', familyName: name?.familyName ?? '', email: typeof first === 'string' ? first : (first?.value ?? '') }, etag: response.headers.get('etag') ?? undefined };
};

const patch = async (operations: readonly { readonly path: string; readonly value: unknown }[], etag?: string): Promise<Response> =>
  callPortal(url, {
    method: 'PATCH',
    headers: { 'content-type': 'application/scim+json', ...(etag === undefined ? {} : { 'if-match': etag }) },
    body: JSON.stringify({ schemas: [patchSchema], Operations: operations.map((operation) => ({ op: 'replace', ...operation })) }),
  });

export const profileQuery = () => queryOptions({ queryKey: ['profile'], queryFn: async ({ signal }) => read(await callPortal(url, { signal })) });

export const readProfile = async (): Promise<VersionedProfile> => read(await callPortal(url));

export const changeProfile = async ({ givenName, familyName, email }: Profile, etag: string | undefined): Promise<VersionedProfile> =>
  read(
    await patch(
      [
        { path: 'name', value: { givenName, familyName } },
        { path: 'emails', value: email === '' ? [] : [{ value: email }] },
      ],
      etag,
    ),
  );

export const changePassword = (current: string, next: string): Promise<unknown> =>
  patch([
    { path: 'password', value: next },
    { path: 'currentPassword', value: current },
  ]);
