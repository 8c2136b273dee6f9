import { createDecisionRecords } from '@quintet/control-plane';
import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import type { Applications } from '../applications';
import { explanationRoutes } from './explanation-routes';

/** Why a call was refused: asked of the gateways, told to who may view the application that made it. */
export const explanationsFeature = ({ bus, clock, guard }: DevportalParts, { applications }: { applications: Pick<Applications, 'find'> }): Feature => {
  const records = createDecisionRecords({ bus, source: '/devportal', clock });
  return { routers: [{ base: DEVPORTAL_API, router: explanationRoutes({ guard, applications, records }) }], components: [records] };
};
