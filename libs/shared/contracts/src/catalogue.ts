import { apiChanged, apiContentChanged } from './entities/api';
import { apiKeyChanged } from './entities/api-key';
import { applicationChanged, applicationKeyChanged, subscriptionChanged } from './entities/consumer';
import { environmentChanged } from './entities/environment';
import { explanationAsked, explanationGiven } from './entities/explanation';
import { apiDeployed, deploymentAcknowledged, gatewayReported } from './entities/gateway-artifact';
import { serviceReported } from './entities/hub-status';
import { keyManagerChanged, tokenRevoked } from './entities/identity';
import { organizationChanged } from './entities/organization';
import { quotaDemanded, quotaGranted, throttleDecided } from './entities/quota';
import { requestsServed } from './entities/request-event';
import { scopeChanged } from './entities/scope';
import { apiPolicyChanged, applicationPolicyChanged, customPolicyChanged, denyPolicyChanged, subscriptionPolicyChanged } from './entities/throttling';

/** Every event of the system, for what walks over all of them: documentation, samples, tests. */
export const eventCatalogue = [
  apiChanged,
  apiContentChanged,
  apiDeployed,
  apiPolicyChanged,
  applicationPolicyChanged,
  subscriptionPolicyChanged,
  customPolicyChanged,
  applicationChanged,
  applicationKeyChanged,
  apiKeyChanged,
  subscriptionChanged,
  denyPolicyChanged,
  scopeChanged,
  keyManagerChanged,
  environmentChanged,
  organizationChanged,
  tokenRevoked,
  gatewayReported,
  serviceReported,
  quotaDemanded,
  quotaGranted,
  throttleDecided,
  deploymentAcknowledged,
  requestsServed,
  explanationAsked,
  explanationGiven,
] as const;
