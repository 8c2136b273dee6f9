import { createDecisionRecords } from '@quintet/control-plane';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { explanationRoutes } from './explanation-routes';

/** Why a call was refused: asked of the gateways, told to who may view the API. */
export const explanationsFeature = (parts: PublisherParts): Feature => {
  const records = createDecisionRecords({ bus: parts.bus, source: '/publisher', clock: parts.clock });
  return { routers: [{ base: PUBLISHER_API, router: explanationRoutes(parts, records) }], components: [records] };
};
