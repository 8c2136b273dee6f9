import { apiChanged, apiContentChanged } from './entities/api';
import { applicationChanged, applicationKeyChanged, subscriptionChanged } from './entities/consumer';
import { environmentChanged } from './entities/environment';
import { apiDeployed, deploymentAcknowledged, gatewayReported } from './entities/gateway-artifact';
import { keyManagerChanged, tokenRevoked } from './entities/identity';
import { quotaDemanded, quotaGranted, throttleDecided } from './entities/quota';
import { requestsServed } from './entities/request-event';
import { apiPolicyChanged, applicationPolicyChanged, denyPolicyChanged, subscriptionPolicyChanged } from './entities/throttling';

/** Every event of the system, for what walks over all of them: documentation, samples, tests. */
export const eventCatalogue = [
  apiChanged,
  apiContentChanged,
  apiDeployed,
  apiPolicyChanged,
  applicationPolicyChanged,
  subscriptionPolicyChanged,
  applicationChanged,
  applicationKeyChanged,
  subscriptionChanged,
  denyPolicyChanged,
  keyManagerChanged,
  environmentChanged,
  tokenRevoked,
  gatewayReported,
  quotaDemanded,
  quotaGranted,
  throttleDecided,
  deploymentAcknowledged,
  requestsServed,
] as const;
