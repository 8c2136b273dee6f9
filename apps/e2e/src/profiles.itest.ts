import { mainJob } from './main-job';
import { startProfiles } from './start-profiles';

describe('the main job on the profiles control-plane and gateway over Kafka', () => mainJob(startProfiles));
