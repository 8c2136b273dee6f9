import { requestsServed } from '@quintet/contracts';
import { createUsage } from '@quintet/usage-rollup';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { usageRoutes } from './usage-routes';

/** How often APIs are called, by whom, how fast and with what success: counted from what the gateways tell. */
export const usageFeature = (parts: PublisherParts): Feature => {
  const { bus, config, database, clock, logger, metrics } = parts;
  const usage = createUsage({ service: 'publisher', subject: 'api', consume: (handler) => bus.consume(requestsServed, 'publisher', handler), database, settings: config.usage, clock, logger, metrics });
  return { routers: [{ base: PUBLISHER_API, router: usageRoutes(parts, usage) }], components: usage.components };
};
