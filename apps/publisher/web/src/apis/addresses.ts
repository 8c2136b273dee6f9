/** The publisher's REST API, as the portal's own server passes it on. */
export const servicesBase = '/publisher/services/api/am/publisher/v4';

/** Tabs of an API's page, in the order of its navigation. */
export const apiTabs = [
  'overview',
  'design',
  'resources',
  'definition',
  'endpoints',
  'runtime',
  'scopes',
  'plans',
  'documents',
  'properties',
  'comments',
  'subscriptions',
  'lifecycle',
  'revisions',
  'try-out',
  'usage',
] as const;
export type ApiTab = (typeof apiTabs)[number];

export const apiPath = (apiId: string, tab: ApiTab = 'overview'): string => `/apis/${encodeURIComponent(apiId)}/${tab}`;
