import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { createEnvironmentStore } from '../environments';
import { createDeployRevision, createDisplayDeployment, createUndeployRevision } from './deploy-revision';
import { deploymentRoutes } from './deployment-routes';
import { removeAllDeployments, republishDeployments } from './deployment-store';
import { receiptPruning } from './prune-receipts';
import { receiptConsumer } from './receipts';

export { presentDeployments } from './deployment-routes';
export { endpointsOf } from './compile-artifact';
export { gatewaysOf, isLive, liveGatewaysOf, type GatewayStatus } from './gateways';
export { countReceipts, listRefusals, type ReceiptCount, type Refusal } from './receipt-counts';
export { listDeployments, removeAllDeployments } from './deployment-store';

/** Revisions on environments: put there, taken away, and what the gateways say of it. */
export const deploymentsFeature = (parts: PublisherParts): Feature => {
  const { outbox } = parts;
  const receipts = receiptConsumer(parts);
  const uses = { deploy: createDeployRevision(parts, createEnvironmentStore(parts)), undeploy: createUndeployRevision(parts), display: createDisplayDeployment(parts) };
  return {
    routers: [{ base: PUBLISHER_API, router: deploymentRoutes(parts, uses) }],
    components: [receipts, receiptPruning(parts)],
    readiness: [receipts.readiness],
    republish: (database) => republishDeployments(database, outbox),
    forgetApi: (db, organization, apiId) => removeAllDeployments(db, outbox, organization, apiId),
  };
};
