/** Scopes of the admin API that open its parts; any one of a list will do. */
export const scopes = {
  viewPolicies: ['apim:admin', 'apim:tier_view'],
  managePolicies: ['apim:admin', 'apim:tier_manage'],
  transferPolicies: ['apim:admin', 'apim:tier_manage', 'apim:policies_import_export'],
  viewDenyPolicies: ['apim:admin', 'apim:bl_view'],
  manageDenyPolicies: ['apim:admin', 'apim:bl_manage'],
  viewUsage: ['apim:admin'],
} as const;
