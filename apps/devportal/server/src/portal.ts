import { environmentChanged, type Environment } from '@quintet/contracts';
import { managementScopeNames, serviceClients } from '@quintet/control-plane';
import { createPortalHost, type PortalHost, type PortalHostParts } from '@quintet/portal-host';
import type { DevportalConfig } from './config';
import { DEVPORTAL_API } from './feature';
import type { FollowedState } from './followed-state';

type Given = Pick<PortalHostParts, 'app' | 'verify' | 'database' | 'clock' | 'logger' | 'openWhen'> & { readonly followed: Pick<FollowedState, 'environments'> };

/** The developers' pages: what they use, and where it is. */
export const createDevportalPortal = (config: DevportalConfig, { followed, ...given }: Given): PortalHost =>
  createPortalHost({
    ...given,
    portal: 'devportal',
    publicUrl: config.publicUrl,
    client: { clientId: serviceClients.devportal.clientId, clientSecret: config.clientSecret },
    scopes: managementScopeNames.devportal,
    encryptionKey: config.encryptionKey,
    webRoot: config.webRoot,
    trustedProxyHops: config.trustedProxyHops,
    offered: [
      { prefix: DEVPORTAL_API, visitors: 'reads' },
      { prefix: '/api/identity/user/v1.0', visitors: 'everything' }, // sign-up
      { prefix: '/scim2/Me', visitors: 'nothing' }, // one's own account
    ],
    urls: { 'key-manager': config.keyManagerUrl },
    visitorsTry: true,
    tryOutGateways: config.tryOutGateways,
    environment: (organization, name) => followed.environments.get(environmentChanged.keyOf({ organization, name } as Environment)),
  });
