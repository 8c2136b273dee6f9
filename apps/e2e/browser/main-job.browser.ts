import { startPortalWorld } from './harness';
import { mainJobInBrowser } from './main-job-steps';

describe('the main job in the browser', () => mainJobInBrowser(startPortalWorld));
