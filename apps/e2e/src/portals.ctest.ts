import { startPortalWorld } from '../browser/harness';
import { mainJobInBrowser } from '../browser/main-job-steps';
import { startCompose } from './start-compose';

/** What the proxy of the containers publishes, and PUBLIC_URL names. */
const url = 'https://localhost:9443';

describe('the main job in the browser, on containers with three gateways', () => mainJobInBrowser(() => startPortalWorld({ start: startCompose, url }), { startTimeoutMs: 600_000 }));
