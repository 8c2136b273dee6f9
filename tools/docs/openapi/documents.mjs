// The documents of the REST APIs: what each is called, where its fragments are, and who is given types of it.

/** Where fragments are: every `*.yaml` in these belongs to the document that its `document` names. */
export const fragmentFolders = ['apps/publisher/server/openapi', 'apps/devportal/server/openapi', 'apps/traffic-manager/openapi', 'apps/key-manager/openapi'];

/** `types`: files of TypeScript types, for the portals that call the API. */
export const documents = {
  publisher: {
    title: 'Quintet publisher',
    description: 'What those who make APIs do: define them, deploy revisions of them, document and publish them, and see who uses them.',
    base: '/api/am/publisher/v4',
    types: ['apps/publisher/web/src/api/publisher.d.ts'],
  },
  devportal: {
    title: 'Quintet developer portal',
    description: 'What those who use APIs do: find them, subscribe applications to them, and get keys. Much of it is open to everybody.',
    base: '/api/am/devportal/v3',
    types: ['apps/devportal/web/src/api/devportal.d.ts'],
  },
  admin: {
    title: 'Quintet administration',
    description: 'What those who run the system decide: policies, environments, sign-ups. Each path is answered by the service that owns the matter.',
    base: '/api/am/admin/v4',
    types: ['apps/publisher/web/src/api/admin.d.ts'],
  },
  scim: {
    title: 'Quintet users and roles',
    description: 'Users and their roles by SCIM 2.0 (RFC 7643, RFC 7644), as far as it is offered.',
    base: '/scim2',
    types: ['apps/publisher/web/src/api/scim.d.ts'],
  },
  'key-manager': {
    title: 'Quintet key manager',
    description: 'Tokens, registration of OAuth clients, and tenants.',
    base: '/',
    types: [],
  },
};
