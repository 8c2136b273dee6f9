import { mainJob } from './main-job';
import { startFiveServices } from './start-five-services';

describe('the main job on five services and three gateways over Kafka', () => mainJob(startFiveServices));
