import { mainJob } from './main-job';
import { startAllInOne } from './start-all-in-one';

describe('the main job on one process with the hub in memory', () => mainJob(startAllInOne));
