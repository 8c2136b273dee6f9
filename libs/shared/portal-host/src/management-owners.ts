/** The services that answer the management APIs. */
export type ManagementOwner = 'publisher' | 'devportal' | 'key-manager' | 'traffic-manager';

/**
 * Who answers what: the longest prefix of whole segments counts. The admin API is divided among the services that own what it is about.
 *
 * The proxy in front knows the same (deploy/proxy); a test compares the two.
 */
export const managementOwners: Readonly<Record<string, ManagementOwner>> = {
  '/api/am/publisher/v4': 'publisher',
  '/api/am/devportal/v3': 'devportal',
  '/scim2': 'key-manager',
  '/api/identity/user/v1.0': 'key-manager',
  '/api/am/admin/v4': 'publisher',
  '/api/am/admin/v4/applications': 'devportal',
  '/api/am/admin/v4/workflows': 'key-manager',
  '/api/am/admin/v4/throttling': 'traffic-manager',
  '/api/am/admin/v4/usage': 'traffic-manager',
  '/api/am/admin/v4/event-hub': 'traffic-manager',
  '/api/am/admin/v4/event-hub/resync/key-manager': 'key-manager',
  '/api/am/admin/v4/event-hub/resync/traffic-manager': 'traffic-manager',
  '/api/am/admin/v4/event-hub/resync/devportal': 'devportal',
  '/api/am/admin/v4/event-hub/resync/publisher': 'publisher',
};

const byLength = Object.entries(managementOwners).sort(([a], [b]) => b.length - a.length);

export const isBelow = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`);

export const ownerOf = (path: string): ManagementOwner | undefined => byLength.find(([prefix]) => isBelow(path, prefix))?.[1];
