/** Scopes that only the services' own OAuth clients are given: least privilege between services. */
export const internalScopes = {
  /** Register, change and remove OAuth clients at the key manager on behalf of applications. */
  manageClients: 'quintet:client_manage',
  /** Block, unblock and re-plan subscriptions, read and write comments at the developer portal on behalf of publishers. */
  manageSubscriptions: 'quintet:subscription_manage',
  /** Read at the traffic manager how much of quotas is used, on behalf of publishers and developers. */
  viewQuotas: 'quintet:quota_view',
  /** Reset quotas of applications at the traffic manager on behalf of their developers. */
  resetQuotas: 'quintet:quota_reset',
} as const;

/** The services that call others, and what each may do there. The key manager makes these clients at its start. */
export const serviceClients = {
  devportal: { clientId: 'quintet-devportal', scopes: [internalScopes.manageClients, internalScopes.viewQuotas, internalScopes.resetQuotas] },
  publisher: { clientId: 'quintet-publisher', scopes: [internalScopes.manageSubscriptions, internalScopes.viewQuotas] },
} as const;
