export const frame = {
  product: 'Publisher',
  apis: 'APIs',
  scopes: 'Shared scopes',
  usage: 'Usage',
  admin: 'Administration',
  adminPages: {
    policies: 'Throttling policies',
    denyPolicies: 'Deny policies',
    quotas: 'Quotas',
    environments: 'Environments',
    applications: 'Applications',
    users: 'Users',
    roles: 'Roles',
    signUps: 'Sign-ups',
    eventHub: 'Event hub',
  },
};
