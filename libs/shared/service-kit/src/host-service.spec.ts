import { hostServices, readHostConfig } from './host-service';
import { silentLogger } from './logger';

test('what a service needs decides whether its process is ready; what its foundation says is told besides', () => {
  const runs = { start: async () => undefined, stop: async () => undefined };
  const hub = { name: 'hub', ...runs, advisory: [{ name: 'event hub', failing: () => 'no broker answers' }] };
  const service = { name: 'publisher', ...runs, mounts: [], handler: () => undefined, readiness: [{ name: 'database', failing: () => undefined }] };

  const { readiness } = hostServices({ config: readHostConfig({}), logger: silentLogger(), certificate: { cert: '', key: '' }, foundation: [hub, { name: 'other', ...runs }], services: [service] });

  expect(readiness.map(({ name, advisory = false }) => ({ name, advisory }))).toEqual([
    { name: 'event hub', advisory: true },
    { name: 'database', advisory: false },
  ]);
});
