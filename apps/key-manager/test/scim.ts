import { admin } from './start-key-manager';
import { basic, send, type Answer } from './oauth-client';

export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export interface ScimList {
  readonly totalResults: number;
  readonly itemsPerPage: number;
  readonly startIndex: number;
  readonly Resources: readonly (Record<string, unknown> & { id: string })[];
}
type More = { readonly authorization?: string; readonly headers?: Record<string, string> };

/** The SCIM interface, called by the first administrator unless somebody else is named. */
export const scimClient = (url: string, prefix = '/scim2', authorization: string = basic(admin.username, admin.password)) => {
  const call = <B = Record<string, unknown> & { id: string }>(method: string, path: string, json?: unknown, more: More = {}): Promise<Answer<B>> =>
    send<B>(method, `${url}${prefix}${path}`, { authorization, ...(json === undefined ? {} : { json }), ...more });
  return {
    call,
    list: (kind: string, query: Record<string, string | number> = {}) => call<ScimList>('GET', `/${kind}?${new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]))}`),
    patch: (path: string, operations: readonly object[], more: More = {}) => call('PATCH', path, { schemas: [patchSchema], Operations: operations }, more),
    add: async (userName: string, more: object = {}): Promise<string> => (await call('POST', '/Users', { userName, password: 'some pass', ...more })).body.id,
  };
};
