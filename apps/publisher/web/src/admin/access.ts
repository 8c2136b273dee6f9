/** What opens each page of the administration: any one of the scopes. */
export const adminAccess = {
  policies: ['apim:admin', 'apim:tier_manage'],
  denyPolicies: ['apim:admin', 'apim:bl_view'],
  environments: ['apim:admin', 'apim:environment_manage'],
  users: ['apim:admin'],
  roles: ['apim:admin'],
  signUps: ['apim:admin', 'apim:api_workflow_view'],
  applications: ['apim:admin', 'apim:app_owner_change'],
  quotas: ['apim:admin'],
  eventHub: ['apim:admin'],
} as const;
export type AdminPage = keyof typeof adminAccess;
