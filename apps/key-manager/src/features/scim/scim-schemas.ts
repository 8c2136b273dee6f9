export const urns = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  role: 'urn:ietf:params:scim:schemas:extension:2.0:Role',
  /** Ours. */
  account: 'urn:quintet:scim:schemas:extension:1.0:Account',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  search: 'urn:ietf:params:scim:api:messages:2.0:SearchRequest',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
  resourceType: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  serviceProvider: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
} as const;

/** RFC 7643 section 7. What is not said has the default of that section. */
export interface Attribute {
  readonly name: string;
  readonly description: string;
  readonly type?: 'string' | 'boolean' | 'dateTime' | 'complex' | 'reference';
  readonly multiValued?: boolean;
  readonly required?: boolean;
  readonly caseExact?: boolean;
  readonly mutability?: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  readonly returned?: 'always' | 'never' | 'default' | 'request';
  readonly uniqueness?: 'none' | 'server' | 'global';
  readonly canonicalValues?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
}

const value = (description: string): Attribute => ({ name: 'value', description, required: true });
const display: Attribute = { name: 'display', description: 'What people read.', mutability: 'readOnly' };

export const userAttributes: readonly Attribute[] = [
  { name: 'userName', description: 'The name for the log-in; in a tenant with @ and the tenant behind it.', required: true, mutability: 'immutable', uniqueness: 'server' },
  { name: 'password', description: 'Never shown.', mutability: 'writeOnly', returned: 'never', caseExact: true },
  { name: 'externalId', description: 'What the client calls the user.', caseExact: true },
  { name: 'displayName', description: 'What people call the user.' },
  {
    name: 'name',
    description: 'The name of the person.',
    type: 'complex',
    subAttributes: [
      { name: 'formatted', description: 'Given and family name.', mutability: 'readOnly' },
      { name: 'givenName', description: 'The given name.' },
      { name: 'familyName', description: 'The family name.' },
    ],
  },
  {
    name: 'emails',
    description: 'The e-mail address: one is kept.',
    type: 'complex',
    multiValued: true,
    subAttributes: [value('The address.'), { name: 'type', description: 'What it is for.', canonicalValues: ['work', 'home', 'other'] }, { name: 'primary', description: 'True: there is one.', type: 'boolean' }],
  },
  { name: 'active', description: 'False: the user does not log in, and what he had open has ended.', type: 'boolean' },
  { name: 'roles', description: 'The roles of the user; Internal/everyone is always among them.', type: 'complex', multiValued: true, subAttributes: [{ ...value('The name of the role.'), caseExact: true }, display] },
];

export const roleAttributes: readonly Attribute[] = [
  { name: 'displayName', description: 'The name of the role.', required: true, caseExact: true, uniqueness: 'server' },
  {
    name: 'users',
    description: 'Who has the role; left out where they are more than one answer carries.',
    type: 'complex',
    multiValued: true,
    subAttributes: [{ ...value('The id of the user.'), caseExact: true }, display, { name: '$ref', description: 'Where the user is.', type: 'reference', mutability: 'readOnly' }],
  },
  { name: 'permissions', description: 'The scopes of the management APIs that the role opens.', type: 'complex', multiValued: true, mutability: 'readOnly', subAttributes: [value('The scope.'), display] },
];

export const accountAttributes: readonly Attribute[] = [
  { name: 'awaitsApproval', description: 'Signed up, and not approved yet.', type: 'boolean', mutability: 'readOnly' },
  { name: 'systemRole', description: 'The role comes with the system, and is neither renamed nor deleted.', type: 'boolean', mutability: 'readOnly' },
];

/** Every resource has them (RFC 7643 section 3.1). */
const commonAttributes: readonly Attribute[] = [
  { name: 'schemas', description: '', mutability: 'readOnly', returned: 'always', multiValued: true },
  { name: 'id', description: '', mutability: 'readOnly', returned: 'always', caseExact: true },
  { name: 'meta', description: '', type: 'complex', mutability: 'readOnly' },
  { name: urns.account.toLowerCase(), description: '', type: 'complex', mutability: 'readOnly' },
];
export const attributesOf = (own: readonly Attribute[]): readonly Attribute[] => [...commonAttributes, ...own];

/** With all that RFC 7643 wants said. */
const spelledOut = ({ subAttributes, canonicalValues, ...given }: Attribute): object => ({
  type: 'string',
  multiValued: false,
  required: false,
  ...((given.type ?? 'string') === 'string' ? { caseExact: false } : {}),
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...given,
  ...(canonicalValues ? { canonicalValues } : {}),
  ...(subAttributes ? { subAttributes: subAttributes.map(spelledOut) } : {}),
});

const schemaOf = (id: string, name: string, description: string, attributes: readonly Attribute[]) => ({ schemas: [urns.schema], id, name, description, attributes: attributes.map(spelledOut) });

/** What `/Schemas` answers. */
export const schemas = [
  schemaOf(urns.user, 'User', 'A user', userAttributes),
  schemaOf(urns.role, 'Role', 'A role', roleAttributes),
  schemaOf(urns.account, 'Account', 'What the key manager knows of a user or a role beside', accountAttributes),
];

/** What `/ResourceTypes` answers. */
export const resourceTypes = [
  { schemas: [urns.resourceType], id: 'User', name: 'User', endpoint: '/Users', description: 'Users', schema: urns.user, schemaExtensions: [{ schema: urns.account, required: false }] },
  { schemas: [urns.resourceType], id: 'Role', name: 'Role', endpoint: '/v2/Roles', description: 'Roles', schema: urns.role, schemaExtensions: [{ schema: urns.account, required: false }] },
];

/** Resources of one page, at most. */
export const maxResults = 1_000;

/** What `/ServiceProviderConfig` answers (RFC 7643 section 5). */
export const serviceProvider = {
  schemas: [urns.serviceProvider],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults },
  changePassword: { supported: true },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    { type: 'oauthbearertoken', name: 'OAuth bearer token', description: 'An access token with the scope apim:admin', specUri: 'https://www.rfc-editor.org/info/rfc6750', primary: true },
    { type: 'httpbasic', name: 'HTTP Basic', description: 'Name and password of an administrator', specUri: 'https://www.rfc-editor.org/info/rfc7617' },
  ],
};
