import { environmentChanged, type Environment } from '@quintet/contracts';
import { managementScopeNames, serviceClients } from '@quintet/control-plane';
import { createProjection, type EventBus } from '@quintet/messaging';
import { createPortalHost, type PortalHost, type PortalHostParts } from '@quintet/portal-host';
import { createLifecycle } from '@quintet/service-kit';
import type { PublisherConfig } from './config';
import { ADMIN_API, PUBLISHER_API } from './feature';

type Given = Pick<PortalHostParts, 'app' | 'verify' | 'database' | 'clock' | 'logger' | 'openWhen'> & { readonly bus: Pick<EventBus, 'readState'> };

/** The publisher's pages, with those of the administrator: what they use, and where it is. */
export const createPublisherPortal = (config: PublisherConfig, { bus, ...given }: Given): PortalHost => {
  const environments = createProjection(bus, environmentChanged); // its own, read as others read them
  const portal = createPortalHost({
    ...given,
    portal: 'publisher',
    publicUrl: config.publicUrl,
    client: { clientId: serviceClients.publisher.clientId, clientSecret: config.clientSecret },
    scopes: [...managementScopeNames.publisher, ...managementScopeNames.admin],
    encryptionKey: config.encryptionKey,
    webRoot: config.webRoot,
    trustedProxyHops: config.trustedProxyHops,
    offered: [
      { prefix: PUBLISHER_API, visitors: 'nothing' },
      { prefix: ADMIN_API, visitors: 'nothing' },
      { prefix: '/scim2', visitors: 'nothing' },
    ],
    urls: { 'key-manager': config.keyManagerUrl, 'traffic-manager': config.trafficManagerUrl, devportal: config.devportalUrl },
    visitorsTry: false,
    tryOutGateways: config.tryOutGateways,
    environment: (organization, name) => environments.get(environmentChanged.keyOf({ organization, name } as Environment)),
  });
  const lifecycle = createLifecycle([environments, portal]);
  return { ...portal, start: lifecycle.start, stop: lifecycle.stop };
};
