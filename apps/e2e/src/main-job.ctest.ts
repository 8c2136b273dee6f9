import { mainJob } from './main-job';
import { startCompose } from './start-compose';

describe('the main job on containers with three gateways', () => mainJob(startCompose, { startTimeoutMs: 600_000 }));
