import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { serviceClients } from '@quintet/control-plane';
import type { Clock } from '@quintet/service-kit';
import type { ClientStore } from './pg-client-store';

type ServiceName = keyof typeof serviceClients;

/**
 * The services' own clients, as configured, at each start: a changed secret counts from then on.
 * Their portals log people in through them as well, on addresses of our own.
 */
export const seedServiceClients = async (clients: ClientStore, secrets: Readonly<Record<ServiceName, string>>, publicUrl: string, clock: Clock): Promise<void> => {
  for (const service of Object.keys(serviceClients) as ServiceName[]) {
    const { clientId, scopes } = serviceClients[service];
    await clients.putService({
      organization: DEFAULT_ORGANIZATION,
      clientId,
      clientSecret: secrets[service],
      kind: 'service',
      name: clientId,
      owner: clientId,
      grantTypes: ['client_credentials', 'authorization_code', 'refresh_token'],
      redirectUris: [`${publicUrl}/${service}/login/callback`],
      internalScopes: scopes,
      isPublic: false,
      isSaas: true,
      applicationId: null,
      keyType: null,
      accessTokenLifetimeSeconds: null,
      createdMs: clock.now(),
    });
  }
};
